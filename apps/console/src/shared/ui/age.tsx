import { useLanguage } from '../language/use-language.ts'
import { formatDistance, formatInstant } from '../time/instant.ts'
import { useNow } from '../time/use-now.ts'

/** An instant told from now ("3 小时前"), exact in its title. */
export const Age = ({ at }: { readonly at: string }) => {
  const language = useLanguage()
  const now = useNow()
  return (
    <time dateTime={at} title={formatInstant(at, language)}>
      {formatDistance(at, now, language)}
    </time>
  )
}

/** An instant, exact. */
export const Instant = ({ at }: { readonly at: string }) => (
  <time dateTime={at}>{formatInstant(at, useLanguage())}</time>
)
