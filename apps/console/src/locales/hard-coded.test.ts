import { describe, expect, it } from 'vitest'
import { hardCodedIn } from './hard-coded.ts'

const SAVE = ['Save']

describe('a text in a source file', () => {
  it.each([
    ['between tags', '<p>Save</p>'],
    ['in braces', "<p>{'Save'}</p>"],
    ['in a fragment', "<>{'Save'}</>"],
    ['in a template', '<p>{`Save`}</p>'],
    ['put together', "<p>{'Save' + count}</p>"],
    ['on one side of a choice', "<p>{open ? 'Save' : t('x')}</p>"],
    ['as a fallback', "<p>{name ?? 'Save'}</p>"],
    ['behind a condition', "<p>{open && 'Save'}</p>"],
    ['in a list', "<p>{['Save', name]}</p>"],
    ['in an attribute that is heard', '<a aria-label="Save" />'],
    ['in an attribute with braces', "<a title={'Save'} />"],
    ['in an attribute with a choice', "<a placeholder={open ? `Save` : ''} />"],
    ['in a property of the library', "<Select notFoundContent={'Save'} />"],
    ['in an option', "const options = [{ value: 1, label: 'Save' }]"],
    ['in a rule of a form', "const rules = [{ required: true, message: 'Save' }]"],
    ['in a column', "const column = { title: open ? 'Save' : '' }"],
    ['told to the reader', "notify('Save')"],
    ['told by the library', "message.success('Save')"],
    ['asked by the browser', "confirm('Save')"],
    ['in the title of the window', "document.title = 'Save'"],
    ['written into the page', 'region.textContent = `Save`'],
    ['with a type around it', "<p>{'Save' as string}</p>"],
  ])('is found %s', (_, source) => {
    expect(hardCodedIn('a.tsx', source)).toEqual(SAVE)
  })

  it('is found anywhere when it is Chinese', () => {
    expect(hardCodedIn('a.ts', "const word = '保存'")).toEqual(['保存'])
    expect(hardCodedIn('a.ts', 'const word = `保存 $' + '{count}`')).toEqual(['保存'])
  })

  it.each([
    ['a key of the catalogue', "<p>{t('action.save')}</p>"],
    ['what is compared', "<p>{kind === 'save' && text}</p>"],
    ['a name for the program', "<a className={open ? 'save' : ''} type=\"button\" />"],
    ['signs', '<p>{count} → · ¥</p>'],
    ['a comment', '<p>{/* Save */}</p>'],
  ])('is not seen in %s', (_, source) => {
    expect(hardCodedIn('a.tsx', source)).toEqual([])
  })
})
