import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntdApp, ConfigProvider } from 'antd'
import { queryClient } from '../shared/api/query-client.ts'
import { ReferenceControlsProvider } from '../shared/form/reference-controls.tsx'
import { useLanguage } from '../shared/language/use-language.ts'
import { useAntdLocale } from './antd-locale.ts'
import { REFERENCE_CONTROLS } from './reference-controls.ts'
import { router } from './router.tsx'
import { themeFor } from './theme.ts'
import { usePreference } from './use-preference.ts'

/** Popups open inside the page or dialog they belong to, so that landmarks and focus traps hold them too. */
const popupContainer = (trigger?: HTMLElement): HTMLElement =>
  trigger?.closest<HTMLElement>('[role="dialog"], main') ?? document.body

/** The console with everything its pages stand on. */
export const App = () => {
  const locale = useAntdLocale(useLanguage())
  const dark = usePreference('(prefers-color-scheme: dark)')
  const still = usePreference('(prefers-reduced-motion: reduce)')
  return (
    <ConfigProvider
      {...(locale !== undefined && { locale })}
      theme={themeFor({ dark, still })}
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupContainer}
    >
      <AntdApp component={false}>
        <QueryClientProvider client={queryClient}>
          <ReferenceControlsProvider value={REFERENCE_CONTROLS}>
            <RouterProvider router={router} />
          </ReferenceControlsProvider>
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
