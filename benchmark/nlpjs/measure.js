// Trains NLP.js from nothing on a labelled set and prints one JSON object with the keys of
// `./majakka nlu evaluate --train A.tsv --test B.tsv [--oos C.tsv] [--language en|fi]`.
const fs = require('fs');
const { dockStart } = require('@nlpjs/basic');
const { LangEn } = require('@nlpjs/lang-en');
const { LangFi } = require('@nlpjs/lang-fi');

const options = {};
for (let i = 2; i < process.argv.length; i += 2) {
  options[process.argv[i].replace(/^--/, '')] = process.argv[i + 1];
}
if (!options.train || !options.test) {
  console.error('usage: node measure.js --train A.tsv --test B.tsv [--oos C.tsv] [--language en|fi]');
  process.exit(2);
}
const language = options.language || 'en';

function read(file) {
  return fs.readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()).map((line) => {
    const tab = line.indexOf('\t');
    return { label: line.slice(0, tab), text: line.slice(tab + 1) };
  });
}

// The chance that a message in scope scores higher than one out of scope (Mann-Whitney).
function auroc(inScope, outOfScope) {
  let wins = 0;
  for (const a of inScope) {
    for (const b of outOfScope) wins += a > b ? 1 : a === b ? 0.5 : 0;
  }
  return wins / (inScope.length * outOfScope.length);
}

async function main() {
  const dock = await dockStart({ settings: { nlp: { autoSave: false, forceNER: false, languages: [language] } }, use: ['Basic'] });
  const nlp = dock.get('nlp');
  nlp.container.use(language === 'fi' ? LangFi : LangEn);
  nlp.addLanguage(language);
  const train = read(options.train);
  for (const row of train) nlp.addDocument(language, row.text, row.label);
  const started = process.hrtime.bigint();
  const log = console.log;
  console.log = () => {};
  await nlp.train();
  console.log = log;
  const trainSeconds = Number(process.hrtime.bigint() - started) / 1e9;

  const judge = async (rows) => {
    const judged = [];
    for (const row of rows) {
      const answer = await nlp.process(language, row.text);
      const best = answer.classifications[0] || { intent: 'None', score: 0 };
      judged.push({
        right: best.intent === row.label,
        refused: answer.intent === 'None',
        score: best.intent === 'None' ? 0 : best.score,
      });
    }
    return judged;
  };
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  const test = await judge(read(options.test));
  const seconds = Number(process.hrtime.bigint() - wall) / 1e9;
  const used = process.cpuUsage(cpu);
  const oos = options.oos ? await judge(read(options.oos)) : [];
  const share = (rows, holds) => (rows.length ? rows.filter(holds).length / rows.length : null);
  console.log(JSON.stringify({
    examples: train.length,
    labels: new Set(train.map((row) => row.label)).size,
    train_seconds: +trainSeconds.toFixed(1),
    accuracy: +share(test, (row) => row.right).toFixed(4),
    oos_recall: oos.length ? +share(oos, (row) => row.refused).toFixed(4) : null,
    oos_auroc: oos.length ? +auroc(test.map((row) => row.score), oos.map((row) => row.score)).toFixed(4) : null,
    in_scope_kept: +(1 - share(test, (row) => row.refused)).toFixed(4),
    messages_per_second: Math.round(test.length / seconds),
    cpu_microseconds: Math.round((used.user + used.system) / test.length),
    resident_mb: Math.round(process.memoryUsage().rss / 1048576),
  }));
}

main();
