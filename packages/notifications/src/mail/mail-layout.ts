import type { Language } from '@countersign/texts/text'
import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Hr } from '@react-email/hr'
import { Html } from '@react-email/html'
import { Preview } from '@react-email/preview'
import { render, toPlainText } from '@react-email/render'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import { createElement as h } from 'react'

/** What stands in a mail, from the top. An item without an address is a paragraph. */
export type MailContent = {
  readonly language: Language
  readonly subject: string
  readonly greeting: string
  readonly items: readonly { readonly text: string; readonly link?: MailLink }[]
  /** Small print at the end. */
  readonly notes: readonly string[]
}
type MailLink = { readonly label: string; readonly href: string }

const FONT =
  '-apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", sans-serif'
const STYLES = {
  body: { backgroundColor: '#f5f6f8', fontFamily: FONT, margin: 0, padding: '24px 12px' },
  card: { backgroundColor: '#ffffff', borderRadius: 8, maxWidth: 560, padding: '24px 28px' },
  brand: { color: '#1659b0', fontSize: 15, fontWeight: 600, margin: '0 0 16px' },
  text: { color: '#1f2937', fontSize: 15, lineHeight: '24px', margin: '0 0 12px' },
  button: {
    backgroundColor: '#1659b0',
    borderRadius: 6,
    color: '#ffffff',
    fontSize: 14,
    padding: '9px 18px',
    textDecoration: 'none',
  },
  item: { margin: '0 0 20px' },
  rule: { borderColor: '#e5e7eb', margin: '20px 0 12px' },
  note: { color: '#4b5563', fontSize: 12, lineHeight: '18px', margin: '0 0 4px' },
}

const layout = ({ language, subject, greeting, items, notes }: MailContent) =>
  h(
    Html,
    { lang: language },
    h(Head),
    h(Preview, null, subject),
    h(
      Body,
      { style: STYLES.body },
      h(
        Container,
        { style: STYLES.card },
        h(Text, { style: STYLES.brand }, 'Countersign 会签'),
        h(Text, { style: STYLES.text }, greeting),
        ...items.map(({ text, link }) =>
          h(
            Section,
            { key: text + link?.href, style: STYLES.item },
            h(Text, { style: STYLES.text }, text),
            link === undefined ? null : h(Button, { href: link.href, style: STYLES.button }, link.label),
          ),
        ),
        h(Hr, { style: STYLES.rule }),
        ...notes.map((note) => h(Text, { key: note, style: STYLES.note }, note)),
      ),
    ),
  )

/** A mail's two forms. Everything shown is escaped; nothing in it is loaded from elsewhere. */
export const layOutMail = async (
  content: MailContent,
): Promise<{ readonly html: string; readonly text: string }> => {
  const html = await render(layout(content))
  return { html, text: toPlainText(html) }
}
