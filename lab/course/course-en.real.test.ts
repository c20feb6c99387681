import { walkTheCourse } from './walking.ts';

await walkTheCourse('en');
