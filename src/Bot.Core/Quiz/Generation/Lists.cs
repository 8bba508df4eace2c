using System.Buffers;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>Finds lists of things of one kind.</summary>
internal static class Lists
{
    private const int ItemsMin = 3;
    private const int ItemsMax = 60;
    private static readonly SearchValues<char> NoTitleMarks = SearchValues.Create(",;.?!→");

    public static IEnumerable<ListFact> FindAll(Section section)
    {
        var groups = new Dictionary<(int Group, int Parent), List<int>>();
        for (var i = 0; i < section.Units.Length; i++)
        {
            var unit = section.Units[i];
            if (unit.Kind is not (UnitKind.Bullet or UnitKind.Definition) || unit.Group < 0)
                continue;
            if (!groups.TryGetValue((unit.Group, unit.Parent), out var members))
                groups[(unit.Group, unit.Parent)] = members = [];
            members.Add(i);
        }

        foreach (var ((_, parent), members) in groups.OrderBy(g => g.Value[0]))
        {
            if (members.Count is < ItemsMin or > ItemsMax || parent < 0 || parent >= section.Units.Length)
                continue;
            var lead = section.Units[parent];
            if (lead.Traits.HasFlag(UnitTraits.Image) || !TryReadTitle(lead, out var title))
                continue;
            // Steps in an order are no set of equals.
            if (section.Units[members[0]].Traits.HasFlag(UnitTraits.Ordered))
                continue;
            // Bare words under a heading may be anything: subtopics, causes, a plan. What the note explains, or writes as code, is an instance of the title.
            if (!members.All(i => section.Units[i].Meaning is { Length: > 0 } || section.Units[i].Code.Any(r => r.Start == 0) || Shapes.IsIdentifier(Tidy.Line(section.Units[i].Text))))
                continue;
            var items = members.Select(i => (Index: i, Item: ReadItem(section.Units[i]))).ToList();
            if (items.Any(i => i.Item is null))
                continue;
            yield return new ListFact(section, title, [.. items.Select(i => i.Item! with { UnitIndex = i.Index })]);
        }
    }

    // "Pseudo parameters:", "3 ways to deploy:" – a plural noun that the items are instances of.
    private static bool TryReadTitle(Unit lead, out string title)
    {
        title = Tidy.Line(lead.Term is not null && string.IsNullOrEmpty(lead.Meaning) ? lead.Term : lead.Text);
        if (lead.Term is not null && !string.IsNullOrEmpty(lead.Meaning))
            return false;
        if (title.Length is < 4 or > 60 || !Sentences.IsBalanced(title) || title.AsSpan().ContainsAny(NoTitleMarks) || title.Contains('|', StringComparison.Ordinal))
            return false;
        var words = Words.Split(Names.WithoutBrackets(title, out _));
        if (words.Count is 0 or > 7 || words.All(w => EnglishText.IsGenericHead(w) || Words.IsStop(w) || w is "challenges" or "areas" or "concepts" or "roles" or "locations") || words[0].EndsWith("ing", StringComparison.Ordinal) || EnglishText.OpensClause(words[0]) || words.Any(w => EnglishText.IsAuxiliary(w) || EnglishText.IsPronoun(w)))
            return false;
        var head = words.TakeWhile(w => w is not ("of" or "for" or "to" or "in" or "on" or "with" or "by" or "from" or "that")).ToList();
        if (head.Count == 0 || !EnglishText.IsPlural(head[^1]) || head.Any(w => char.IsDigit(w[0])) || words[0] is "two" or "three" or "four" or "five" or "six" or "other" or "various" or "common" or "useful" or "popular" or "typical" or "main" or "important" or "key" or "basic" or "some" or "many")
            return false;
        // "Classes", "variants": of what, only the headings say.
        if (Words.ContentStems(title).Count < 2)
            return false;
        // Examples are never complete, so that "which is not one" has no answer.
        return !words.Any(w => w is "example" or "examples" or "note" or "notes" or "step" or "steps" or "tips" or "advantages" or "disadvantages" or "benefits" or "pros" or "cons"
            or "limitations" or "features" or "details" or "points" or "facts" or "questions" or "links" or "resources" or "references" or "things" or "cases" or "terms" or "symptoms"
            or "practices" or "guidelines" or "rules" or "notes" or "commands" or "ways" or "methods" or "strategies" or "techniques" or "topics" or "issues" or "problems" or "goals" or "factors" or "considerations" or "options" or "responsibilities" or "tasks" or "activities");
    }

    private static ListItem? ReadItem(Unit unit)
    {
        if ((unit.Traits & (UnitTraits.Link | UnitTraits.Math | UnitTraits.Html | UnitTraits.Image)) != UnitTraits.None)
            return null;
        var text = Tidy.Line(unit.Term ?? unit.Text);
        text = Names.WithoutBrackets(text, out var inside) is { Length: > 1 } bare && inside is { Length: > 12 } ? bare : text;
        var isCode = unit.Code.Any(c => c.Start == 0 && c.End >= text.Length);
        return Names.IsName(text, isCode) && !text.EndsWith("...", StringComparison.Ordinal) && text.Split(' ').Length <= 5
            ? new ListItem(text, 0, Shapes.OfName(text, isCode))
            : null;
    }
}
