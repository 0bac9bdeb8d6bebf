import { router } from '../trpc/builder.ts'
import { getProfileProcedure } from './get-profile.ts'
import { saveLanguageProcedure, saveMailProcedure } from './save-profile.ts'

export const profileRouter = router({
  get: getProfileProcedure,
  saveLanguage: saveLanguageProcedure,
  saveMail: saveMailProcedure,
})
