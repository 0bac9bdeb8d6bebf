import { getRouteApi } from '@tanstack/react-router'
import { SignInPage } from '../../pages/sign-in/sign-in-page.tsx'

const route = getRouteApi('/sign-in')

export const SignInRoute = () => <SignInPage to={route.useSearch().to ?? '/inbox'} />
