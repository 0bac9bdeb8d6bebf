import { z } from 'zod'

/** A webhook as an administrator sees it; its secret is shown once, when it is made. */
export const WebhookView = z.object({ key: z.string(), url: z.string(), allowPrivate: z.boolean() })
