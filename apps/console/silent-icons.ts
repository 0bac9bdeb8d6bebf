import type { Plugin } from 'vite'

const ICON = /[\\/]@ant-design[\\/]icons[\\/]es[\\/]components[\\/]AntdIcon(Light)?\.js$/
const SPOKEN = /role: "img",\s*"aria-label": icon\.name/

/**
 * The library's icons call themselves "down" and "exclamation-circle", in English, to whoever listens to the page. Here
 * they only decorate what is said in words beside them; a control without words has a name of its own.
 */
export const silentIcons = (): Plugin => {
  const loud: string[] = []
  return {
    name: 'silent-icons',
    apply: 'build',
    transform: {
      filter: { id: ICON },
      handler: (code, id) => {
        if (!SPOKEN.test(code)) loud.push(id)
        return { code: code.replace(SPOKEN, '"aria-hidden": true'), map: null }
      },
    },
    buildEnd: (error) => {
      if (error === undefined && loud.length > 0)
        throw new Error(`icons are named in another way now: ${loud}`)
    },
  }
}
