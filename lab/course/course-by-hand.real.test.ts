import { course } from '../../content/course.ts';
import { walkParts } from './walking.ts';

// Everything but RDS, which is walked beside it.
walkParts(...course.map(({ id }) => id).filter((id) => id !== 'rds'));
