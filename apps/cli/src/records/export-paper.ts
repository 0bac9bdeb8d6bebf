import type { Entry, Paper } from '@countersign/documents/paper'
import type { ExportScope, ExportTotals } from '@countersign/records/export-records'

/** The summary of an export in both languages of the product: whoever files it need not be who made it. */
export const exportPaper = (
  { requests, records, statuses, definitions, first, last }: ExportTotals,
  { at, scope, chain }: { at: string; scope: ExportScope | null; chain: { number: number; hash: string } },
): Paper => ({
  title: '日志导出 Export of the log',
  language: 'zh-CN',
  facts: [
    entry('导出时间 Exported', at),
    entry('范围 Scope', scopeOf(scope)),
    entry('申请 Requests', String(requests)),
    entry('记录 Records', String(records)),
    entry('最早发起 First start', first ?? '–'),
    entry('最近发起 Last start', last ?? '–'),
  ],
  parts: [
    counts('状态 Statuses', statuses),
    counts('流程 Processes', definitions),
    {
      kind: 'entries',
      title: '已签名的链头 Signed heads',
      none: '–',
      entries: [entry('锚点 Anchor', String(chain.number)), entry('校验值 Hash', chain.hash)],
    },
  ],
  notes: [
    '本文件与所附清单 manifest.json 一并校验：countersign verify <文件夹>',
    'This file is verified with the list beside it, manifest.json: countersign verify <folder>',
  ],
  foot: at,
})

const entry = (label: string, line: string): Entry => ({ label, lines: [line] })

const counts = (title: string, numbers: ReadonlyMap<string, number>): Paper['parts'][number] => ({
  kind: 'entries',
  title,
  none: '–',
  entries: [...numbers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => entry(name, String(count))),
})

const scopeOf = (scope: ExportScope | null): string => {
  if (scope === null) return '全部 everything'
  const { from, to, numbers } = scope
  return [
    ...(from === null && to === null ? [] : [`${from ?? '…'} – ${to ?? '…'}`]),
    ...(numbers ?? []),
  ].join(', ')
}
