import { Controller } from '@nestjs/common';
import { getStatistics, type Statistics } from '@itog/contracts';
import { Serve } from '../../platform/serve.ts';
import { StatisticsRepository } from './statistics.repository.ts';

@Controller()
export class StatisticsController {
  constructor(private readonly repository: StatisticsRepository) {}

  @Serve(getStatistics)
  async getStatistics(): Promise<Statistics> {
    const [months, programs, issued] = await Promise.all([
      this.repository.selectMonths(),
      this.repository.selectPrograms(),
      this.repository.selectIssued(),
    ]);
    return { months, programs, issued };
  }
}
