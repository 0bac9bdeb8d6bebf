import type { ResolvedStep } from '@countersign/definition/steps'
import { SUBMIT } from '../command.ts'

/** True for the form that the requester hands in: it is nobody else's to fill. */
export const isHandedIn = ({ outcomes }: Pick<ResolvedStep, 'outcomes'>): boolean => outcomes.includes(SUBMIT)
