import { useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import rows from './rows.module.css'

export type VirtualRowsHandle = {
  /** Brings a row into view and moves the focus to its link. */
  readonly focus: (index: number) => void
}

type Props<Item> = {
  readonly ref?: Ref<VirtualRowsHandle>
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly label: string
  /** What stands in the row; the `li` around it is ours. */
  readonly children: (item: Item) => ReactNode
  readonly classOf?: (item: Item) => string
  /** Called while the reader is near the end of what was read. */
  readonly onNearEnd: () => void
}

/** A row on a wide screen; cards are measured as soon as they are there. */
const ROW_HEIGHT = 71
const OVERSCAN = 6
const NEAR = 15

/** Where the list begins on the page, and the gap between its rows: cards have one, rows have none. */
const useGeometry = (list: { readonly current: HTMLElement | null }) => {
  const [geometry, setGeometry] = useState({ top: 0, gap: 0 })
  useLayoutEffect(() => {
    const measure = (): void => {
      if (list.current === null) return
      const top = Math.round(list.current.getBoundingClientRect().top + scrollY)
      const gap = Number.parseFloat(getComputedStyle(list.current).rowGap) || 0
      setGeometry((known) => (known.top === top && known.gap === gap ? known : { top, gap }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [list])
  return geometry
}

/** A list as long as it likes: only the rows in sight, and some around them, are on the page. */
export const VirtualRows = <Item,>(props: Props<Item>) => {
  const { ref, items, keyOf, label, children, classOf, onNearEnd } = props
  const list = useRef<HTMLUListElement>(null)
  const { top, gap } = useGeometry(list)
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: OVERSCAN,
    // Rows drawn within the scroll event itself would hold it up on a slow machine.
    useFlushSync: false,
    scrollMargin: top,
    // The banner sticks to the top of the window.
    scrollPaddingStart: 72,
    scrollPaddingEnd: 72,
    gap,
  })
  const shown = virtual.getVirtualItems()
  const first = shown[0]
  const last = shown.at(-1)
  const nearEnd = (last?.index ?? 0) >= items.length - NEAR
  useEffect(() => {
    if (nearEnd) onNearEnd()
  }, [nearEnd, onNearEnd])
  const wanted = useRef(-1)
  useImperativeHandle(ref, () => ({
    focus: (index) => {
      wanted.current = index
      const focus = (): boolean => {
        const link = list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)
        link?.focus({ preventScroll: true })
        return link !== null && link !== undefined
      }
      virtual.scrollToIndex(index)
      if (focus()) return
      // A row that was not on the page yet comes with the next frames, by when another may be wanted.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (wanted.current === index) focus()
        }),
      )
    },
  }))
  return (
    <ul
      ref={list}
      className={rows.list}
      aria-label={label}
      style={{
        paddingTop: first === undefined ? 0 : first.start - top,
        paddingBottom: last === undefined ? 0 : virtual.getTotalSize() - (last.end - top),
      }}
    >
      {shown.map(({ key, index }) => {
        const item = items[index] as Item
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            className={`${rows.row} ${classOf?.(item) ?? ''}`}
          >
            {children(item)}
          </li>
        )
      })}
    </ul>
  )
}
