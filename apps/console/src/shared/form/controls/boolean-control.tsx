import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { GroupFrame } from './group-frame.tsx'

/** Yes, no, or not answered yet: a switch could not tell the last two apart. */
export const BooleanControl = ({ value, onChange, ...props }: ControlProps<boolean>) => {
  const { t } = useTranslation()
  return (
    <GroupFrame {...props} role="radiogroup">
      <Radio.Group
        role="presentation"
        value={value}
        options={[
          { value: true, label: t('form.yes') },
          { value: false, label: t('form.no') },
        ]}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </GroupFrame>
  )
}
