import type { Definition } from '@countersign/definition/definition'
import type { Field, ScalarField } from '@countersign/definition/field'
import type { Locator, Page } from 'playwright-core'

type Value = unknown
/** What a person would look for to choose an id: an account's, a colleague's or a department's name. */
export type NameOf = (kind: 'account' | 'person' | 'department' | 'file', id: string) => string

const labelOf = (field: Field | ScalarField): string => field['x-label']?.zh ?? ''

/** The label, and what a control's name may have behind it: a unit, or that it is required. */
const named = (label: string): RegExp => new RegExp(`^\\*?\\s*${label.replaceAll(/[()（）.]/g, '\\$&')}`)

const FEN = 100
const CIVIL = new Intl.DateTimeFormat('sv', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})

const typeDate = async (control: Locator, text: string): Promise<void> => {
  await control.fill(text)
  await control.press('Enter')
}

const search = async (page: Page, control: Locator, text: string): Promise<void> => {
  await control.click()
  await control.fill(text)
  // What answers an earlier text cannot be chosen; the list is there again in a moment.
  const choosable = page.locator(
    '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option:not(.ant-select-item-option-disabled)',
  )
  await choosable.filter({ hasText: text }).first().click()
}

type Filling = { readonly page: Page; readonly definition: Definition; readonly nameOf: NameOf }

const optionLabel = ({ definition }: Filling, list: string, value: string): string =>
  definition.options?.[list]?.find((option) => option.value === value)?.label.zh ?? value

const fillScalar = async (
  filling: Filling,
  { place, field, value }: { readonly place: Locator; readonly field: ScalarField; readonly value: Value },
): Promise<void> => {
  const label = labelOf(field)
  const list = field['x-options']
  if (list !== undefined) {
    const choice = optionLabel(filling, list, String(value))
    const group = place.getByRole('radiogroup', { name: label })
    const box = place.getByRole('combobox', { name: named(label) })
    await group.or(box).first().waitFor()
    if ((await group.count()) > 0) return group.getByRole('radio', { name: choice, exact: true }).check()
    return search(filling.page, box, choice)
  }
  if (field['x-ref'] !== undefined)
    return search(
      filling.page,
      place.getByRole('combobox', { name: named(label) }),
      filling.nameOf(field['x-ref'], String(value)),
    )
  if (field.type === 'boolean')
    return place
      .getByRole('radiogroup', { name: label })
      .getByRole('radio', { name: value === true ? '是' : '否', exact: true })
      .check()
  if (field.type === 'integer' && field['x-unit'] !== 'fen')
    return place
      .getByRole('radiogroup', { name: label })
      .locator('label', { hasText: new RegExp(`^${value}$`) })
      .click()
  const text = place.getByRole('textbox', { name: named(label) }).first()
  if (field['x-unit'] === 'fen') return text.fill(String(Number(value) / FEN))
  if (field.format === 'date') return typeDate(text, String(value))
  if (field.format === 'date-time') return typeDate(text, CIVIL.format(new Date(String(value))))
  return text.fill(String(value))
}

/** Fills fields of a form as a person does, found by their Chinese labels; lists get a row for each item. */
export const fillFields = async (
  filling: Filling,
  place: Locator,
  values: Readonly<Record<string, Value>>,
): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    const field = filling.definition.fields.properties[name]
    if (field === undefined) throw new Error(`the form has no field ${name}`)
    if (field.type === 'object') throw new Error(`${name} is filled by its parts`)
    if (field.type !== 'array') {
      await fillScalar(filling, { place, field, value })
      continue
    }
    const items = value as readonly Value[]
    if (field.items.type !== 'object') {
      for (const item of items)
        await search(
          filling.page,
          place.getByRole('combobox', { name: named(labelOf(field)) }),
          filling.nameOf(field.items['x-ref'] ?? 'account', String(item)),
        )
      await filling.page.keyboard.press('Escape')
      continue
    }
    const list = place.getByRole('group', { name: labelOf(field), exact: true })
    for (const [at, item] of items.entries()) {
      await list.getByRole('button', { name: new RegExp(labelOf(field)) }).click()
      const row = list.getByRole('group', { name: new RegExp(`${at + 1}`) })
      for (const [part, content] of Object.entries(item as Record<string, Value>)) {
        const column = field.items.properties[part]
        if (column !== undefined) await fillScalar(filling, { place: row, field: column, value: content })
      }
    }
  }
}
