/** What the verifier looks at, by code; each finding names one. */
export type RuleCode =
  | 'manifest-missing'
  | 'manifest-unreadable'
  | 'manifest-signature'
  | 'manifest-key'
  | 'manifest-chain'
  | 'manifest-counts'
  | 'file-missing'
  | 'file-size'
  | 'file-hash'
  | 'file-unlisted'
  | 'anchor-unreadable'
  | 'anchor-number'
  | 'anchor-previous'
  | 'anchor-time'
  | 'anchor-key'
  | 'anchor-signature'
  | 'anchor-heads'
  | 'anchor-counts'
  | 'anchor-missing'
  | 'anchor-replaced'
  | 'record-unreadable'
  | 'record-order'
  | 'record-gap'
  | 'record-instance'
  | 'record-hash'
  | 'record-previous'
  | 'record-replay'
  | 'record-removed'
  | 'record-not-anchored'
  | 'head-differs'
  | 'head-missing'
  | 'instance-missing'
  | 'removal-differs'
  | 'requests-differ'
  | 'key-unknown'

/** Something that is not as it was written. */
export type Finding = {
  readonly rule: RuleCode
  /** The file it is in, by its name in the export. */
  readonly file: string
  /** The line in it, from 1; null when it is about the whole file. */
  readonly line: number | null
  readonly instance: string | null
  readonly seq: number | null
  readonly detail: string
}

/** Where something was found; what is left out is null. */
export type Place = Partial<Pick<Finding, 'line' | 'instance' | 'seq'>> & Pick<Finding, 'file'>

export const finding = (rule: RuleCode, place: Place, detail: string): Finding => ({
  rule,
  file: place.file,
  line: place.line ?? null,
  instance: place.instance ?? null,
  seq: place.seq ?? null,
  detail,
})

/** One line for people: rule, where, and what. */
export const findingLine = ({ rule, file, line, instance, seq, detail }: Finding): string => {
  const where = line === null ? file : `${file}:${line}`
  const which = instance === null ? '' : ` request ${instance}${seq === null ? '' : ` record ${seq}`}`
  return `${rule}  ${where}${which}: ${detail}`
}
