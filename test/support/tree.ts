import type { Client, TestApp } from './app.ts'

/** Two departments: J with units U1 and U2, W with unit U3; one account of each kind that matters. */
export async function twoDepartments(app: TestApp) {
  const bureau = await app.bureau()
  const made = async (code: string, parentId?: number) => {
    const { body } = await bureau.call<{ id: number }>('POST', '/agencies', {
      code,
      name: `单位${code}`,
      parentId: parentId ?? null,
    })
    return body.id
  }
  const [j, w] = [await made('J'), await made('W')]
  const units = { j, w, u1: await made('U1', j), u2: await made('U2', j), u3: await made('U3', w) }
  return {
    bureau,
    units,
    clerk: await app.account('clerk1', 'clerk', units.u1),
    head: await app.account('head1', 'unitHead', units.u1),
    department: await app.account('depJ', 'department', j),
    otherClerk: await app.account('clerk2', 'clerk', units.u2),
    otherHead: await app.account('head2', 'unitHead', units.u2),
    otherDepartment: await app.account('depW', 'department', w),
  }
}

/** Enters one number and has the month approved by somebody else. */
export async function approvedMonth(
  entering: Client,
  approving: Client,
  path: string,
  indicatorId: number,
  month: string,
  value = 100,
) {
  const steps = [
    await entering.call('PUT', `${path}/actuals/${month}`, { entries: [{ indicatorId, value }] }),
    await entering.call('POST', `${path}/reports/${month}/submit`),
    await approving.call('POST', `${path}/reports/${month}/approve`),
  ]
  const failed = steps.find(step => step.status !== 200)
  if (failed) throw new Error(`approvedMonth ${month}: ${failed.status} ${JSON.stringify(failed.body)}`)
}
