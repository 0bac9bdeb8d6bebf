import { useEffect, useRef, useState } from 'react'
import { type UploadedFile, uploadFile } from './upload-file.ts'

/** A file on its way, or one that did not get through and can be sent again. */
export type Upload = {
  readonly key: string
  readonly file: File
  readonly percent: number
  readonly error: unknown
}

type Uploads = {
  readonly uploads: readonly Upload[]
  readonly add: (files: readonly File[]) => void
  readonly retry: (upload: Upload) => void
  readonly remove: (upload: Upload) => void
}

/** Files being uploaded, side by side; each one that is through leaves the list and is handed to `onUploaded`. */
export const useUploads = (onUploaded: (uploaded: UploadedFile, file: File) => void): Uploads => {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const running = useRef(new Map<string, AbortController>())
  const uploaded = useRef(onUploaded)
  uploaded.current = onUploaded

  useEffect(() => {
    const { current } = running
    return () => {
      for (const controller of current.values()) controller.abort()
    }
  }, [])

  const change = (key: string, next: Partial<Upload>): void =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...next } : upload)))
  const drop = (key: string): void => setUploads((all) => all.filter((upload) => upload.key !== key))

  const send = async (key: string, file: File): Promise<void> => {
    const controller = new AbortController()
    running.current.set(key, controller)
    try {
      const watch = { onProgress: (percent: number) => change(key, { percent }), signal: controller.signal }
      const done = await uploadFile(file, watch)
      drop(key)
      uploaded.current(done, file)
    } catch (error) {
      change(key, { error })
    } finally {
      running.current.delete(key)
    }
  }
  return {
    uploads,
    add: (files) => {
      const added = files.map((file) => ({ key: crypto.randomUUID(), file, percent: 0, error: null }))
      setUploads((all) => [...all, ...added])
      for (const { key, file } of added) void send(key, file)
    },
    retry: ({ key, file }) => {
      change(key, { error: null, percent: 0 })
      void send(key, file)
    },
    remove: ({ key }) => {
      running.current.get(key)?.abort()
      drop(key)
    },
  }
}
