import { type ThemeConfig, theme } from 'antd'

const shared = {
  // The system's own fonts, set for the whole page in global.css; nothing is downloaded.
  fontFamily: 'inherit',
  fontSize: 15,
  borderRadius: 8,
  controlHeight: 36,
  // The library's own focus ring is too faint to be seen at a glance.
  lineWidthFocus: 2,
} as const

/** Colours are darker than the library's own, which miss a contrast of 4.5 in placeholders, errors, tags and hints. */
const LIGHT: ThemeConfig['token'] = {
  ...shared,
  colorPrimary: '#1659b0',
  colorInfo: '#1659b0',
  colorLink: '#1659b0',
  colorSuccess: '#237a3b',
  colorWarning: '#96590a',
  colorError: '#c0272d',
  colorTextBase: '#1a2230',
  colorTextSecondary: '#4b5666',
  colorTextTertiary: '#5b6675',
  colorTextPlaceholder: '#66707f',
  colorTextDescription: '#56616f',
  colorTextDisabled: '#66707f',
  colorBorder: '#8d97a5',
  colorBgLayout: '#f4f6f9',
  // Derived from so dark a brown and green, the tints would be mud.
  colorWarningBg: '#fff7e8',
  colorWarningBorder: '#e3b86b',
  colorSuccessBg: '#edf8f0',
  colorSuccessBorder: '#93cba3',
}

const DARK: ThemeConfig['token'] = {
  ...shared,
  colorPrimary: '#2f74d0',
  colorInfo: '#5c9df0',
  colorLink: '#7db3f7',
  colorSuccess: '#57b374',
  colorWarning: '#d99a3c',
  colorError: '#ff8f88',
  colorTextBase: '#e8ecf2',
  colorBgBase: '#0e1218',
  // The library would tint its surfaces blue.
  colorBgContainer: '#161b23',
  colorBgElevated: '#1b212b',
  colorBgSpotlight: '#353f4e',
  colorBgLayout: '#0e1218',
  colorTextSecondary: '#b6c0cd',
  colorTextTertiary: '#a3aebc',
  colorTextPlaceholder: '#94a0af',
  colorTextDescription: '#a8b3c1',
  colorTextDisabled: '#94a0af',
  colorBorder: '#667284',
}

type Preferences = { readonly dark: boolean; readonly still: boolean }

/** The library's theme for what the system prefers: dark colours, and no motion. */
export const themeFor = ({ dark, still }: Preferences): ThemeConfig => ({
  algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: { ...(dark ? DARK : LIGHT), motion: !still },
  components: {
    Form: { itemMarginBottom: 14 },
    Button: dark
      ? {
          contentFontSizeLG: 16,
          colorPrimaryHover: '#2866bb',
          colorPrimaryActive: '#1f56a1',
          dangerColor: '#12161d',
          defaultHoverColor: '#7db3f7',
          defaultHoverBorderColor: '#7db3f7',
          defaultActiveColor: '#7db3f7',
        }
      : { contentFontSizeLG: 16, colorPrimaryHover: '#1a66c9', colorPrimaryActive: '#0f4488' },
  },
})
