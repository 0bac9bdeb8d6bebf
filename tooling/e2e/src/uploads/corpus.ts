/** A file that would do something if a browser, or whoever opens it from their disk, took it for more than data. */
export type Hostile = {
  readonly what: string
  /** As it stands in the part's header, unescaped. */
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
  /** Whether content of this form may be uploaded at all. */
  readonly accepted: boolean
}

/** Where a script that runs reports itself, from whatever place it runs in. */
export const REPORT = '/a-script-ran'

const SCRIPT = `(self.fetch&&fetch('${REPORT}',{mode:'no-cors'}));try{self.parent.postMessage('ran','*')}catch(e){};self.alert&&alert(1)`
const PAGE = `<!doctype html><title>x</title><script>${SCRIPT}</script><img src=x onerror="${SCRIPT}">`
/** XML ends at an ampersand that stands for itself. */
const IN_XML = SCRIPT.replaceAll('&', '&amp;')
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="${IN_XML}"><script>${IN_XML}</script></svg>`
const XML = `<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${IN_XML}</x:script>`
const XSLT = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?><xsl:stylesheet id="s" version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><script>${IN_XML}</script></xsl:template></xsl:stylesheet>`
const PDF = `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);this.submitForm\\('${REPORT}'\\))>>>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF`

const text = (content: string): Buffer => Buffer.from(content, 'utf8')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** An archive without entries, with words before its end record as its comment. */
const zipWith = (comment: string): Buffer => {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([end, text(comment)])
}
/** Both a picture, by its first bytes, and a script that assigns to `GIF89a`. */
const GIF_SCRIPT = text(`GIF89a/*${'\0'.repeat(6)}*/=0;${SCRIPT}`)
const JPEG_SCRIPT = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x2f, 0x2a]), text(`*/=0;${SCRIPT}`)])
/** The head of an old office document, or of an installer. */
const CFB = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), text(PAGE)])

const refused = (what: string, name: string, type: string, content: string | Buffer): Hostile => ({
  what,
  name,
  type,
  bytes: typeof content === 'string' ? text(content) : content,
  accepted: false,
})
const accepted = (...[what, name, type, content]: Parameters<typeof refused>): Hostile => ({
  ...refused(what, name, type, content),
  accepted: true,
})

export const CORPUS: readonly Hostile[] = [
  refused('a page', 'page.html', 'text/html', PAGE),
  refused('a page that calls itself a PDF', 'page.pdf', 'application/pdf', PAGE),
  refused('a page without an extension', 'page', 'text/plain', PAGE),
  refused('a page behind a mark of byte order', 'page.htm', 'text/html', `\ufeff${PAGE}`),
  refused('a page in UTF-16', 'page.txt', 'text/plain', Buffer.from(`\ufeff${PAGE}`, 'utf16le')),
  refused(
    'a page in UTF-7',
    'page.hta',
    'text/html; charset=utf-7',
    '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  ),
  refused('XHTML', 'page.xhtml', 'application/xhtml+xml', XML),
  refused('a drawing with scripts', 'drawing.svg', 'image/svg+xml', SVG),
  refused('a drawing that calls itself a PNG', 'drawing.png', 'image/png', SVG),
  refused('XML with a stylesheet of its own', 'data.xml', 'text/xml', XSLT),
  refused('XML that calls itself text', 'data.txt', 'text/plain', XSLT),
  refused('a script', 'code.js', 'text/javascript', SCRIPT),
  refused('a module', 'code.mjs', 'text/javascript', `export {};${SCRIPT}`),
  refused('a stylesheet', 'style.css', 'text/css', `body{background:url(${REPORT})}`),
  refused('a link of Windows', 'open.url', 'text/plain', `[InternetShortcut]\nURL=javascript:${SCRIPT}`),
  refused('a mail with a page in it', 'mail.mht', 'message/rfc822', `MIME-Version: 1.0\n\n${PAGE}`),
  refused('an installer', 'setup.msi', 'application/x-msi', CFB),
  refused('a program', 'run.exe', 'application/pdf', Buffer.concat([text('MZ'), Buffer.alloc(64)])),
  refused('text with control characters', 'x.txt', 'text/plain', `\u0001${PAGE}`),
  accepted('a page as text', 'page.txt', 'text/html', PAGE),
  accepted('a script as text', 'code.txt', 'text/javascript', SCRIPT),
  accepted('JSON that is a script', 'data.json', 'application/json', `[1];${SCRIPT}`),
  accepted('a stylesheet as text', 'style.md', 'text/css', `body{background:url(${REPORT})}`),
  accepted('a table with formulas', 'table.csv', 'text/csv', `=HYPERLINK("${REPORT}"),@SUM(1)`),
  accepted('a PDF with scripts', 'paper.pdf', 'application/pdf', PDF),
  accepted('a PDF that is also a page', 'paper.html', 'text/html', `%PDF-1.4\n${PAGE}`),
  accepted('a picture that is also a script', 'picture.gif', 'image/gif', GIF_SCRIPT),
  accepted('another that is one', 'picture.js', 'text/javascript', JPEG_SCRIPT),
  accepted('a picture with a page behind it', 'picture.html', 'text/html', Buffer.concat([PNG, text(PAGE)])),
  accepted('a drawing that is a picture', 'picture.svg', 'image/svg+xml', Buffer.concat([PNG, text(SVG)])),
  accepted('an archive that is a page', 'archive.html', 'text/html', zipWith(PAGE)),
  accepted('an old document that is a page', 'document.doc', 'text/html', CFB),
  accepted('a name that reads backwards', 'invoice\u202efdp.exe', 'image/png', PNG),
  accepted('a name that is a path', '../../../etc/cron.d/x.png', 'image/png', PNG),
  accepted('a name that is a path of Windows', '..\\..\\Start Menu\\x.png', 'image/png', PNG),
  accepted('a name that ends a header', 'a%0D%0Acontent-type: text/html%0D%0A.png', 'image/png', PNG),
  refused('a name that ends its quotes', 'a\\"; filename=\\"b.html', 'image/png', PNG),
  accepted('a name with quotes', 'a%22; filename=%22b.html', 'image/png', PNG),
  accepted('a name that is a page', '<img src=x onerror=alert(1)>.png', 'image/png', PNG),
  accepted('a name of 300 characters', `${'长'.repeat(299)}x.png`, 'image/png', PNG),
]
