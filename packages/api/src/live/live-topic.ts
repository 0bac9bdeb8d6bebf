/**
 * What of a person's own may have changed: open tasks 待办, requests they have to do with, notices 通知, and whether they
 * may still be here at all.
 */
export const LIVE_TOPICS = ['tasks', 'requests', 'notices', 'session'] as const
export type LiveTopic = (typeof LIVE_TOPICS)[number]

/** Of whom what has changed; ids and topics only, never what it says. */
export type LiveNews = Readonly<Record<string, readonly LiveTopic[]>>

const isTopic = (value: unknown): value is LiveTopic => LIVE_TOPICS.some((topic) => topic === value)

/** Reads news as servers send them to each other; what a newer server may say besides is passed over. */
export const newsIn = (payload: string): ReadonlyMap<string, readonly LiveTopic[]> => {
  try {
    const news: unknown = JSON.parse(payload)
    if (typeof news !== 'object' || news === null) return new Map()
    return new Map(
      Object.entries(news).map(([person, topics]) => [
        person,
        Array.isArray(topics) ? topics.filter(isTopic) : [],
      ]),
    )
  } catch {
    return new Map()
  }
}
