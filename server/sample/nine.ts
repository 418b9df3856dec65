import { libraryOpening, publicEvents } from './culture.ts'
import { schoolBuildings, teacherTraining } from './education.ts'
import { communityCare, screening } from './health.ts'
import type { SampleProject } from './project.ts'
import { suzhou } from './suzhou.ts'
import { drainageMonitoring, riverDredging } from './water.ts'

/** The nine projects written by hand, the real form first. */
export const nineProjects = async (): Promise<SampleProject[]> => [
  await suzhou(),
  schoolBuildings,
  teacherTraining,
  riverDredging,
  drainageMonitoring,
  libraryOpening,
  publicEvents,
  screening,
  communityCare,
]
