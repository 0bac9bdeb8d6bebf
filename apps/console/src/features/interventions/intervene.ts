import { trpc } from '../../shared/api/trpc.ts'

/** Gives the open work of a step 改派 to others. */
export const reassignMutation = () => trpc.interventions.reassign.mutationOptions()

/** Suspends 挂起 a request. */
export const suspendMutation = () => trpc.interventions.suspend.mutationOptions()

/** Resumes 恢复 a suspended request. */
export const resumeMutation = () => trpc.interventions.resume.mutationOptions()

/** Ends 终止 a request where it stands. */
export const terminateMutation = () => trpc.interventions.terminate.mutationOptions()

/** Moves 修复 a request to a step. */
export const repairMutation = () => trpc.interventions.repair.mutationOptions()
