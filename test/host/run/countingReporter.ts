import { appendFileSync } from "node:fs";
import Mocha from "mocha";

/**
 * A mocha reporter that shows what another one shows (`reporterOptions.show`, default "dot") and adds the run's
 * counts, as one line of JSON, to the file named by `MOCHA_COUNTS_FILE`.
 */
class CountingReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const show: unknown = options.reporterOptions?.show;
    const Shown = show === "spec" ? Mocha.reporters.Spec : Mocha.reporters.Dot;
    new Shown(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env["MOCHA_COUNTS_FILE"];
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      if (file)
        appendFileSync(file, `${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}\n`);
    });
  }
}

export default CountingReporter;
