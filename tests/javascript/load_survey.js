// Loads a survey of SurveyJS from standard input, answers it as told, and says what came of it.
// Called with a list of [question, value], as JSON; the questions are answered one by one.
"use strict";

const { SurveyModel } = require("survey-core");
const { readFileSync } = require("node:fs");

const survey = new SurveyModel(JSON.parse(readFileSync(0, "utf8")));
const questions = survey.getAllQuestions();

function texts(items) {
  return (items || []).map((item) => item.locText.renderedHtml);
}

function told() {
  return {
    title: survey.locTitle.renderedHtml,
    completed: survey.processedCompletedHtml,
    pages: survey.pages.map((page) => page.locTitle.renderedHtml),
    questions: questions.map((question) => ({
      name: question.name,
      type: question.getType(),
      title: question.locTitle.renderedHtml,
      rows: question.getType() === "matrix" ? texts(question.rows) : [],
      answers: texts(question.choices || question.columns),
    })),
  };
}

function state() {
  return {
    visible: questions.filter((question) => question.isVisible).map((question) => question.name),
    errors: questions.filter((question) => !question.validate(false)).map((one) => one.name),
  };
}

const states = [state()];
for (const [name, value] of JSON.parse(process.argv[2] || "[]")) {
  survey.setValue(name, value);
  states.push(state());
}

const languages = survey.getUsedLocales();
const byLanguage = {};
for (const language of languages) {
  survey.locale = language;
  byLanguage[language] = told();
}
process.stdout.write(
  JSON.stringify({
    errors: (survey.jsonErrors || []).map((error) => error.message),
    byLanguage,
    states,
    data: survey.data,
  }),
);
