/** What companies add to their names without telling them apart. */
const FORMS =
  /(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|co\.?,? ?ltd\.?|ltd\.?|inc\.?|corp\.?|gmbh|llc)$/iu
const MARKS = /[\s·・.,，。()（）'"“”\-_/&]+/gu

/**
 * A name as it is compared for duplicates 重复客户: without width, case, spaces, marks and the company's legal form, so that
 * “云岭晨光（集团）有限公司” and “云岭晨光集团有限公司” are the same.
 */
export const comparableName = (name: string): string => {
  let bare = name.normalize('NFKC').toLowerCase().replace(MARKS, '')
  for (let before = ''; before !== bare; ) {
    before = bare
    bare = bare.replace(FORMS, '')
  }
  return bare === '' ? name.normalize('NFKC').toLowerCase().replace(MARKS, '') : bare
}
