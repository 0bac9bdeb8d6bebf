import { Checkbox, Select } from 'antd'
import { showsEveryChoice } from '../form-model.ts'
import styles from './choices-control.module.css'
import { type ControlProps, tiesOf } from './control-props.ts'
import { GroupFrame } from './group-frame.tsx'

export const ChoicesControl = ({ value, onChange, ...props }: ControlProps<readonly string[]>) => {
  const { choices } = props.model
  const chosen = [...(value ?? [])]
  const inOrder = (values: readonly string[]): string[] =>
    choices.map((choice) => choice.value).filter((choice) => values.includes(choice))

  if (!showsEveryChoice(props.model))
    return (
      <Select
        {...tiesOf(props)}
        mode="multiple"
        value={chosen}
        options={choices.map((choice) => ({ ...choice }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(values) => onChange?.(inOrder(values))}
      />
    )
  return (
    <GroupFrame {...props}>
      <Checkbox.Group
        style={{ display: 'block' }}
        value={chosen}
        onChange={(values) => onChange?.(inOrder(values))}
      >
        <div className={styles.grid}>
          {choices.map((choice) => (
            <Checkbox key={choice.value} value={choice.value}>
              {choice.label}
            </Checkbox>
          ))}
        </div>
      </Checkbox.Group>
    </GroupFrame>
  )
}
