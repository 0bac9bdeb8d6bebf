/**
 * What may be uploaded: documents and pictures that browsers do not run, by media type as found in the content itself,
 * with the extensions that such files have.
 */
export const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/x-cfb': ['doc', 'xls', 'ppt', 'wps', 'et', 'dps', 'msg'],
  'application/zip': ['zip'],
  // Text has no mark of its own: it is what decodes as UTF-8 and holds no control characters but line ends and tabs.
  'text/plain': ['txt', 'csv', 'md', 'log', 'json'],
}

/** Documents of older office programs share their form with installers; only the extension tells them apart. */
export const TOLD_BY_EXTENSION: ReadonlySet<string> = new Set(['application/x-cfb', 'text/plain'])

/** Extensions under which nothing is run by whoever opens it. */
export const HARMLESS_EXTENSIONS: ReadonlySet<string> = new Set(Object.values(EXTENSIONS).flat())

/** The extension in lower case, as in `pdf`; empty for a name without one. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
