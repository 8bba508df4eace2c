using System.Text;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Core.Search;
using Bot.Knowledge;
using Bot.Search;

namespace Bot.Fuzz;

/// <summary>What the bot does with a note, from its bytes to an answer and to questions, and what must hold whatever the note says.</summary>
internal static class Pipeline
{
    private const int Queries = 4;

    private const int MaxQueryLength = 120;

    /// <summary>Runs one note through. Throws when something does, or when what comes out cannot be right.</summary>
    public static void Run(byte[] bytes, Random random)
    {
        var note = MarkdownNoteParser.Parse("note.md", bytes);
        CheckNote(note);
        var library = new NoteLibrary([note], []);
        using var index = new BuiltInSearchEngine().Build(library, CancellationToken.None);
        var text = Encoding.UTF8.GetString(bytes);
        for (var i = 0; i < Queries; i++)
        {
            var from = random.Next(text.Length + 1);
            CheckSearch(index, text.Substring(from, Math.Min(random.Next(MaxQueryLength), text.Length - from)));
        }
        foreach (var question in QuestionGenerator.Generate(library, new GenerationOptions(), CancellationToken.None).Questions)
            CheckQuestion(question, note);
    }

    private static void CheckNote(Note note)
    {
        foreach (var section in note.Sections)
        {
            Require(section.FirstLine >= 1 && section.FirstLine <= section.LastLine && section.LastLine <= Math.Max(1, note.LineCount), $"a section's lines ({section.FirstLine}-{section.LastLine} of {note.LineCount})");
            for (var u = 0; u < section.Units.Length; u++)
            {
                var unit = section.Units[u];
                Require(unit.FirstLine >= section.FirstLine && unit.LastLine <= section.LastLine && unit.FirstLine <= unit.LastLine, $"a unit's lines ({unit.Kind} {unit.FirstLine}-{unit.LastLine} in {section.FirstLine}-{section.LastLine})");
                Require(unit.Parent < u, "a unit's parent");
                foreach (var range in unit.Strong.Concat(unit.Code).Concat(unit.Marked))
                    Require(range.Start >= 0 && range.Length >= 0 && range.End <= unit.Text.Length, "a range of a unit");
            }
        }
        Require(note.Sections.Select(s => s.Id).Distinct().Count() == note.Sections.Length, "sections with ids of their own");
    }

    private static void CheckSearch(ISectionIndex index, string query)
    {
        var result = index.Search(new SearchQuery(query) { Explain = true });
        Require(!result.Confident || result.Hits.Length > 0, "an answer that is there");
        foreach (var hit in result.Hits)
        {
            Require(double.IsFinite(hit.Score), "a score");
            Require(hit.Snippet.Line >= hit.Section.FirstLine && hit.Snippet.Line <= hit.Section.LastLine, "a snippet's line");
            foreach (var match in hit.Snippet.Matches)
                Require(match.Start >= 0 && match.End <= hit.Snippet.Text.Length, "a match in its snippet");
        }
        index.Complete(query, topic: null, limit: 25);
    }

    private static void CheckQuestion(Question question, Note note)
    {
        Require(question.Stem.Length > 0 && question.Answer.Length > 0, "a question's wording");
        Require(question.Line >= 1 && question.Line <= note.LineCount, "a question's line");
        Require(question.Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() == question.Options.Length, "options that differ");
        Require(question.Options.IsEmpty || question.Correct.Length > 0, "a right option");
        Require(question.Correct.All(c => c >= 0 && c < question.Options.Length), "the place of a right option");
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
            throw new InvalidOperationException($"Not so: {what}.");
    }
}
