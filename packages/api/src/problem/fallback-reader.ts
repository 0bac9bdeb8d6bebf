import type { Reader } from '@countersign/texts/text'

/** For a failure so early that nobody has asked who reads. */
export const FALLBACK_READER: Reader = { language: 'zh-CN', zone: 'Asia/Shanghai' }
