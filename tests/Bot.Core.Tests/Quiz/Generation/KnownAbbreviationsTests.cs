using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>The list of common abbreviations: its form, and that its long forms can belong to their short forms.</summary>
public class KnownAbbreviationsTests
{
    // Whose names the list leaves away, and the initial counts.
    private static readonly string[] LeftAway = ["", "amazon ", "azure ", "google ", "microsoft "];

    // Letters from inside a word ("XML"), from another language, another order ("UTC"), digits for a word, symbols.
    private static readonly HashSet<string> Exceptions = new(StringComparer.Ordinal)
    {
        "2FA", "ADO", "ARC", "B2B", "B2C", "C2", "C2C", "CCP", "CPM", "DAX", "DX", "E2E", "E2EE", "EC2", "EKG", "ENISA", "GLSL", "HHS", "HMAC", "HTTPS",
        "I2C", "KGB", "L2TP", "LC", "LDAPS", "LRS", "M2M", "MD", "MDIX", "NA", "NPO", "OWL", "P2P", "PCP", "PHP", "POSIX", "RL", "S3", "SI", "SSE",
        "SST", "TACACS+", "TR", "UTC", "VFX", "VTY", "W3C", "XDR", "XHTML", "XML", "XMPP", "XNOR", "XOR", "XP", "XR", "XSL", "XSLT", "XSRF", "XSS",
        "XaaS",
    };

    private static readonly (string Short, string[] Long)[] Rows = [.. KnownAbbreviations.Rows()];

    [Fact]
    public void The_list_is_sorted_and_names_each_short_form_once() =>
        Assert.Equal(Rows.Select(r => r.Short).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), Rows.Select(r => r.Short));

    [Fact]
    public void Another_form_of_the_same_thing_is_known_and_another_thing_is_not() =>
        Assert.Equal(["certificate authority"], KnownAbbreviations.AlsoKnownAs("CA", "Certification Authority"));

    [Theory]
    [InlineData("URI", "Uniform Resource Identifiers", "Uniform Resource Identifier")]
    [InlineData("CDN", "content delivery networks", "content delivery network")]
    [InlineData("CSS", "Cascading Style Sheets", "Cascading Style Sheets")]
    [InlineData("ZQX", "Zonal Quick Exits", "Zonal Quick Exits")]
    public void A_plural_of_the_note_is_asked_for_in_the_usual_singular(string shortForm, string longForm, string expected) =>
        Assert.Equal(expected, KnownAbbreviations.InSingular(shortForm, longForm));

    [Fact]
    public void No_short_form_is_without_a_long_form() =>
        Assert.DoesNotContain(Rows, r => r.Short.Length < 2 || r.Long.Length == 0 || r.Long.Any(string.IsNullOrWhiteSpace));

    [Fact]
    public void No_long_form_stands_twice_in_a_row() =>
        Assert.DoesNotContain(Rows, r => r.Long.Distinct(StringComparer.Ordinal).Count() != r.Long.Length);

    [Fact]
    public void Long_forms_are_in_lower_case_without_marks() =>
        Assert.DoesNotContain(Rows.SelectMany(r => r.Long), f => f.Trim() != f || f.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not (' ' or '\'')));

    [Fact]
    public void Each_long_form_has_the_letters_of_its_short_form() =>
        Assert.Empty(Rows.Where(r => !Exceptions.Contains(r.Short)).SelectMany(r => r.Long.Where(f => !CanStandFor(r.Short, f)).Select(f => $"{r.Short}: {f}")));

    [Fact]
    public void Each_exception_is_one() =>
        Assert.DoesNotContain(Rows, r => Exceptions.Contains(r.Short) && Array.TrueForAll(r.Long, f => CanStandFor(r.Short, f)));

    // By its initials, or, as in "hypertext", by letters inside its words, the first being an initial.
    private static bool CanStandFor(string shortForm, string longForm) =>
        Array.Exists(LeftAway, maker => Names.IsAbbreviationOf(shortForm, maker + longForm)) || (char.ToLowerInvariant(shortForm[0]) == longForm[0] && HasInOrder(longForm, shortForm));

    private static bool HasInOrder(string text, string letters)
    {
        var at = -1;
        return letters.ToLowerInvariant().All(letter => (at = text.IndexOf(letter, at + 1)) >= 0);
    }
}
