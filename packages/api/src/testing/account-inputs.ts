/** A contact of whom nothing but the name is known. */
export const aContact = {
  name: 'N',
  position: null,
  phone: null,
  email: null,
  layer: null,
  role: null,
  stance: null,
  relationship: null,
  reportsTo: null,
}

/** A row of a sheet of accounts that says nothing but the name. */
export const aRow = {
  name: '一家新客户',
  owner: '',
  customerType: '',
  category: '',
  relationship: '',
  industry: '',
  region: '',
  mainProducts: '',
  figures: {},
}
