import { trpc } from '../../shared/api/trpc.ts'

/** Adds a comment 评论. */
export const commentOnRequestMutation = () => trpc.requests.comment.mutationOptions()
