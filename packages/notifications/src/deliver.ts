import type { Channel, Message } from './channel.ts'

/**
 * Carries a message over every channel. A channel that fails does not keep the others from it; the failure is thrown
 * afterwards, so that the queue tries again — which those that succeeded recognise.
 */
export const deliverBy =
  (channels: readonly Channel[]): ((message: Message) => Promise<void>) =>
  async (message) => {
    const results = await Promise.allSettled(channels.map((channel) => channel.carry(message)))
    const failures = results.flatMap((result, index) =>
      result.status === 'rejected'
        ? [new Error(`channel ${channels[index]?.name} failed`, { cause: result.reason })]
        : [],
    )
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} of ${channels.length} channels failed`)
  }
