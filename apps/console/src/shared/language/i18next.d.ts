import type zh from '../../locales/zh-CN.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    // The Chinese catalogue is the first one: a key it lacks does not compile.
    resources: { translation: typeof zh }
  }
}
