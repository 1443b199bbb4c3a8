import assert from 'node:assert/strict';
import { languageOf } from '../../../src/terminal/languageOf';
import { runLens } from '../../../src/terminal/runLens';

/** What the lens prints of every array of a file. */
function printed(file: string, text: string): string {
  const out: string[] = [];
  runLens(
    { operands: [file], help: false },
    { read: () => text, print: (line) => void out.push(line), complain: (line) => void out.push(line) },
  );
  return out.join('\n');
}

describe('the language of a file in the terminal', () => {
  it('is the one that VS Code gives it by its extension', () => {
    const expected = {
      'a.py': 'python',
      'a.csv': 'csv',
      'a.tsv': 'tsv',
      'a.c': 'c',
      'a.cc': 'cpp',
      'a.hpp': 'cpp',
      'a.cu': 'cuda-cpp',
      'a.java': 'java',
      'a.cs': 'csharp',
      'a.go': 'go',
      'a.rs': 'rust',
      'a.kt': 'kotlin',
      'a.swift': 'swift',
      'a.R': 'r',
      'a.jl': 'julia',
      'a.m': 'matlab',
      'a.yml': 'yaml',
      'a.toml': 'toml',
      'a.patch': 'diff',
      'a.txt': 'plaintext',
      'folder.py/a': 'plaintext',
      'a.constructor': 'plaintext',
      '-': 'plaintext',
    };
    const found = Object.fromEntries(Object.keys(expected).map((file) => [file, languageOf(file)]));
    assert.deepEqual(found, expected);
  });

  it('lets the arrays of a table and of other languages than Python be read', () => {
    assert.match(printed('a.csv', 'cat,dog,target\n2.0,0.5,0\n0.1,1.5,1\n'), /Target cat/);
    assert.match(printed('a.jl', 'logits = [2.0 0.1; 1.0 3.0]\n'), /2 rows of 2 classes/);
    assert.match(printed('a.R', 'logits <- c(2.0, 1.0, 0.1)\n'), /3 classes/);
    assert.match(printed('a.cpp', 'float logits[3] = {2.0f, 1.0f, 0.1f};\n'), /3 classes/);
    assert.match(printed('a.rs', 'let logits = vec![1.0f32, -2.0, 0.5];\n'), /3 classes/);
  });
});
