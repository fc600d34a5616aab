import type { Metadata } from 'next'
import { DeskFrame } from '@/components/staff/desk-frame'
import { TaskList } from '@/components/staff/task-list'
import { instant, parseZone } from '@/lib/domain/time/types'
import { listTasks } from '@/lib/use-cases/list-tasks'
import { findThePractice } from '../../the-practice'
import { enterDesk } from '../enter'

export const metadata: Metadata = { title: 'Tasks · Desk' }

export default async function TasksPage() {
  const { actor, frame } = await enterDesk()
  const tasks = await listTasks(actor)
  const zone = parseZone((await findThePractice()).practice.zone)
  if (zone === null) throw new Error('The practice is in an unknown zone.')
  return (
    <DeskFrame {...frame} current="tasks">
      <div className="day-head">
        <h1>Tasks</h1>
      </div>
      <TaskList
        tasks={tasks.map(task => ({ ...task, createdAt: instant(task.createdAt.getTime()) }))}
        zone={zone}
      />
    </DeskFrame>
  )
}
