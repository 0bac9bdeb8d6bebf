import { CheckOutlined } from '@ant-design/icons'
import type { Definition } from '@countersign/definition/definition'
import { statesOf } from '@countersign/definition/steps'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '../../shared/api/views.ts'
import type { Terms } from '../../shared/definition/terms.ts'
import { labelText } from '../../shared/language/languages.ts'
import { useLanguage } from '../../shared/language/use-language.ts'
import { type Chart, type ChartEdge, type ChartNode, layOutChart } from './chart-layout.ts'
import type { PathEntry } from './path.ts'
import styles from './request-chart.module.css'
import type { Way } from './request-way.ts'

const WIDTH = 140
const HEIGHT = 88
const GAP = 36
const ROW = HEIGHT + 22
/** Room above for edges that pass over a step. */
const ABOVE = 30

type Props = {
  readonly definition: Definition
  readonly request: RequestView
  readonly way: Way
  readonly terms: Terms
}

const leftOf = ({ column }: ChartNode): number => column * (WIDTH + GAP)
const topOf = ({ row }: ChartNode): number => ABOVE + row * ROW

/** To the next column a soft curve; over a step that may be left out, an arch above it. */
const curve = (from: ChartNode, to: ChartNode): string => {
  const [x, y] = [leftOf(from) + WIDTH, topOf(from) + HEIGHT / 2]
  const [endX, endY] = [leftOf(to) - 3, topOf(to) + HEIGHT / 2]
  if (to.column - from.column > 1 && from.row === to.row) {
    const [start, end, over] = [leftOf(from) + WIDTH - 24, leftOf(to) + 24, topOf(from) - 22]
    return `M ${start} ${topOf(from)} C ${start} ${over}, ${start + 20} ${over}, ${start + 40} ${over} L ${end - 40} ${over} C ${end - 20} ${over}, ${end} ${over}, ${end} ${topOf(to) - 3}`
  }
  return `M ${x} ${y} C ${x + GAP / 2} ${y}, ${endX - GAP / 2} ${endY}, ${endX} ${endY}`
}

/** The pairs of steps that a request went from and to, and the one it stands before. */
const passedEdges = (path: readonly PathEntry[], end: string | null): ReadonlySet<string> => {
  const been = [
    ...path.filter(({ state }) => state !== 'later').map(({ step }) => step),
    ...(end ? [end] : []),
  ]
  return new Set(been.slice(1).map((step, place) => `${been[place]} ${step}`))
}

/** The end a request came to: the version's final state that its status means. */
const endOf = (
  definition: Definition,
  request: RequestView,
  path: readonly PathEntry[],
): ChartEdge | null => {
  const last = path.at(-1)
  if (request.endedAt === null || last === undefined) return null
  const ends = layOutChart(definition, null)
  const completed = ends.nodes.find(({ isEnd }) => isEnd)?.key
  const key = request.status === 'completed' ? completed : request.status
  return key !== undefined && statesOf(definition).has(key) ? { from: last.step, to: key } : null
}

const Lines = ({ chart, passed }: { readonly chart: Chart; readonly passed: ReadonlySet<string> }) => {
  const nodes = new Map(chart.nodes.map((node) => [node.key, node]))
  return (
    <svg className={styles.lines} aria-hidden="true" focusable="false">
      <title />
      {chart.edges.map(({ from, to }) => {
        const [start, end] = [nodes.get(from), nodes.get(to)]
        if (start === undefined || end === undefined) return null
        const way = passed.has(`${from} ${to}`) ? styles.passed : styles.open
        return <path key={`${from} ${to}`} d={curve(start, end)} className={way} />
      })}
    </svg>
  )
}

type NodeProps = { readonly node: ChartNode; readonly entry: PathEntry | undefined; readonly title: string }

const Node = ({ node, entry, title }: NodeProps) => {
  const { t } = useTranslation()
  const state = entry?.state ?? 'aside'
  const { visit = null, people = [] } = entry ?? {}
  const said = [
    ...(visit !== null && visit > 1 ? [t('path.visit', { n: visit })] : []),
    ...(people.length > 0 ? [people.join(t('list.separator'))] : []),
  ]
  return (
    <div
      className={[styles.node, styles[state], node.isEnd ? styles.end : ''].join(' ')}
      style={{ left: leftOf(node), top: topOf(node), width: WIDTH, height: HEIGHT }}
    >
      <span className={styles.title}>
        {state === 'done' && <CheckOutlined aria-hidden />} {title}
      </span>
      {said.length > 0 && <span className={styles.people}>{said.join(' · ')}</span>}
    </div>
  )
}

/** The process 流程图 as a picture: the way passed, where it stands, what comes next by name; the list beside it says the same. */
export const RequestChart = ({ definition, request, way, terms }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const end = endOf(definition, request, way.path)
  const chart = useMemo(() => layOutChart(definition, end), [definition, end?.from, end?.to])
  const entries = new Map(way.path.map((entry) => [entry.step, entry]))
  const titleOf = ({ key, isEnd }: ChartNode): string => {
    const title = statesOf(definition).get(key)?.node.meta?.title
    return isEnd && title !== undefined ? labelText(title, language) : terms.step(key)
  }
  const columns = Math.max(...chart.nodes.map(({ column }) => column)) + 1
  const rows = Math.max(...chart.nodes.map(({ row }) => row)) + 1
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section aria-label={t('path.chart')} className={styles.frame} tabIndex={0}>
      <div
        role="img"
        aria-label={t('path.chartAbout')}
        className={styles.chart}
        style={{ width: columns * (WIDTH + GAP) - GAP, height: ABOVE + rows * ROW - (ROW - HEIGHT) + 4 }}
      >
        <Lines chart={chart} passed={passedEdges(way.path, end?.to ?? null)} />
        {chart.nodes.map((node) => (
          <Node
            key={node.key}
            node={node}
            title={titleOf(node)}
            entry={
              node.key === end?.to
                ? { step: node.key, visit: 1, state: 'done', people: [], outcome: null }
                : entries.get(node.key)
            }
          />
        ))}
      </div>
    </section>
  )
}
