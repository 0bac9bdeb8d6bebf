import { Modal, Switch } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keysAreOn, switchKeys } from './keys-setting.ts'
import styles from './keys-sheet.module.css'

const KEYS = ['j', 'k', 'enter', 'a', 'r', 'x', 'help'] as const
const CAPS = { j: 'J', k: 'K', enter: 'Enter', a: 'A', r: 'R', x: 'X', help: '?' } as const

/** The single keys of the inbox, and the switch that turns them off. */
export const KeysSheet = ({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const [on, setOn] = useState(keysAreOn)
  const label = useId()
  return (
    <Modal open={open} title={t('keys.title')} footer={null} onCancel={onClose} width={460}>
      <dl className={styles.keys}>
        {KEYS.map((key) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{CAPS[key]}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('keys.typing')}</p>
      <div className={styles.off}>
        <Switch
          checked={on}
          aria-labelledby={label}
          onChange={(next) => {
            switchKeys(next)
            setOn(next)
          }}
        />
        <span id={label}>{t('keys.on')}</span>
      </div>
    </Modal>
  )
}
