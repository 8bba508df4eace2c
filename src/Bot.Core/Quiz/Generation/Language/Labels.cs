using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Tells labels that order a text ("Item 9", "Files", "4a") from names of things.</summary>
public static partial class Labels
{
    private static readonly FrozenSet<string> OfTexts = FrozenSet.ToFrozenSet(
    [
        "file", "files", "module", "modules", "test", "tests", "origin", "method", "methods", "added", "design", "finding", "findings", "cross", "refs", "script", "scripts", "verification", "provenance",
        "consequence", "consequences", "root", "new", "related", "overall", "optional", "sum", "self", "totals", "total", "numbering", "touched", "updated", "removed", "changed", "fixed", "open", "closed",
        "pending", "decision", "decisions", "goal", "objective", "objectives", "context", "motivation", "background", "conclusion", "takeaway", "takeaways", "caveat", "remark", "remarks", "hint", "hints",
        "risk", "risks", "role", "roles", "challenge", "challenges", "reachability", "restriction", "restrictions", "alternative", "alternatives", "present", "past", "future", "duration", "project", "tool", "tools", "aws", "azure", "gcp", "maintain", "concept", "concepts", "approach", "focus", "start", "concern", "mechanism", "trigger", "insight", "insights", "meaning", "analogy", "supported", "topics", "keyword", "keywords", "exercise", "exercises", "lab", "labs", "homework", "assignment", "assignments", "reading", "readings", "lecture", "lectures", "chapter", "chapters", "page", "pages", "slide", "slides",
        "aspect", "aspects", "responsible", "owner", "status", "criterion", "criteria", "figure", "figures", "table", "tables", "item", "items", "again", "before", "after", "today", "yesterday", "now", "first", "second", "third", "fourth", "last", "next", "previous", "one", "two", "three",
        "behavior", "behaviour", "fix", "problem", "issue", "aim", "aims", "hypothesis", "procedure", "participants", "sample", "evaluation", "strength", "strengths", "weakness", "weaknesses", "support", "criticism", "criticisms", "supporting", "research", "study",
        "study's", "implication", "implications", "timing", "application", "applications", "history", "etymology", "pronunciation", "synonym", "synonyms", "antonym", "also", "known", "called", "aka",
    ], StringComparer.Ordinal);

    // "Save the configuration": a step of a procedure.
    private static readonly FrozenSet<string> Steps = FrozenSet.ToFrozenSet(
    [
        "enter", "save", "verify", "identify", "configure", "enable", "disable", "create", "add", "set", "check", "install", "click", "select", "choose", "define", "apply", "exit", "repeat", "understand",
        "learn", "explain", "describe", "discuss", "use", "using", "go", "navigate", "open", "ensure", "make",
    ], StringComparer.Ordinal);

    /// <summary>Returns whether the text labels a part of a note, so that asking for it asks for the note's layout.</summary>
    public static bool IsLabel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words.Split(text);
        return words.Count == 0 || Numbered().IsMatch(text)
            || text[0] is '-' || File().IsMatch(text)
            || words.Any(w => w is "example" or "examples" or "exercise" or "scenario")
            || (words.Count > 1 && (Steps.Contains(words[0]) || words[^1] is "below" or "above" || words is ["introduction" or "conclusion" or "overview", ..] or ["definition" or "meaning" or "purpose" or "role", "of", ..] or ["closed" or "limited" or "restricted", "to" or "for", ..]))
            || words is ["exam", "tip" or "tips" or "gotcha" or "gotchas" or "trap" or "traps" or "note" or "notes" or "hint"] or [_, "to", "remember"] or ["core" or "key" or "main" or "big", "idea" or "ideas"]
            // "Defining the Default Runlevel" heads a paragraph on a task.
            || (words.Count > 2 && words[0].EndsWith("ing", StringComparison.Ordinal) && EnglishText.IsDeterminer(words[1]))
            || words.All(w => OfTexts.Contains(w) || EnglishText.IsGenericHead(w) || Words.IsStop(w) || w.All(char.IsDigit) || w.Length == 1);
    }

    [GeneratedRegex(@"^[\w.-]+\.(?:py|sh|md|js|ts|cs|java|go|rb|sql|ipynb|txt|csv|pdf|html?|css|c|cpp|rs)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex File();

    [GeneratedRegex(@"^(?:item|page|week|day|month|year|step|stage|phase|part|test|path|finding|fig(?:ure)?|table|chapter|section|lecture|lesson|module|unit|example|case|task|problem|exercise|question|option|rule|point|note|episode|session|topic|domain|objective|version|p|pp|v|ch|sec|no|nr|study|experiment)\b\.?\s*#?(?:\d+|[A-Z]\b|[IVX]+\b)|^[A-Za-z]{0,2}\d+[a-z]?$(?<!^[A-Z]{1,2}\d)|^[A-Za-z]{1,3}[ .-]?0\d\b|^[A-Za-z]\d+[.-]\d|^\d+(?:st|nd|rd|th)?\b.{0,3}$|^[#(]", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Numbered();
}
