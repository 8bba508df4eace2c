namespace Bot.Core.Quiz.Generation.Guards;

/// <summary>A reason not to serve a question. Stateless; add a new one to <see cref="QuestionGuards"/>.</summary>
internal interface IGuard
{
    /// <summary>Lower case with hyphens; what rejections are counted under.</summary>
    string Name { get; }

    /// <summary>Returns why the draft must not be served, as the end of a sentence that begins with the guard's name; null when nothing is wrong.</summary>
    string? Objection(Draft draft, Corpus corpus);
}
