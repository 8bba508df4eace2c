using Bot.Core.Notes;
using Bot.Core.Quiz.Grading;
using Bot.Core.Tests.Quiz.Generation;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Quiz.Grading;

public class TypedAnswerGraderTests
{
    [Theory]
    // Case, punctuation, articles, plurals, "and".
    [InlineData("Dead Letter Queue", "dead-letter queue")]
    [InlineData("Time-out", "timeout")]
    [InlineData("Signed cookies", "a signed cookie")]
    [InlineData("Department of the Interior", "department of interior")]
    [InlineData("A queue", "queue")]
    [InlineData("An A record", "a record")]
    [InlineData("Policies", "policy")]
    [InlineData("Cache", "caches")]
    [InlineData("Hash", "hashes")]
    [InlineData("Hero", "heroes")]
    [InlineData("Quiz", "quizzes")]
    [InlineData("Bacterium", "bacteria")]
    [InlineData("VPC", "VPCs")]
    [InlineData("VPCs", "vpc")]
    [InlineData("Health & Safety", "health and safety")]
    [InlineData("\"Hello, world!\"", "hello world")]
    // Signs with two spellings.
    [InlineData("U.S.", "US")]
    [InlineData("Ph.D.", "PhD")]
    [InlineData("m²", "m2")]
    [InlineData("H₂O", "h2o")]
    [InlineData("a ≤ b", "a<=b")]
    [InlineData("−40", "-40")]
    [InlineData("C++", "c++")]
    [InlineData("node.js", "NodeJS")]
    // Countries and keyboards.
    [InlineData("Organisation", "organization")]
    [InlineData("Colour", "color")]
    [InlineData("Labelled", "labeled")]
    [InlineData("Anaemia", "anemia")]
    [InlineData("Schlüssel", "schluessel")]
    public void What_differs_only_in_writing_is_right(string expected, string typed) => Assert.Equal(TypedOutcome.Right, Grade(expected, typed));

    [Theory]
    [InlineData("10,000", "10.000")]
    [InlineData("10,000", "10k")]
    [InlineData("10.000", "10 000")]
    [InlineData("10M", "10 million")]
    [InlineData("0.5", ".5")]
    [InlineData("0.5", "0,5")]
    [InlineData("5", "5.0")]
    [InlineData("2", "two")]
    [InlineData("Two layers", "2 layers")]
    [InlineData("5 TB", "5000 GB")]
    [InlineData("5 TB", "5120 GB")]
    [InlineData("5 TB", "5tb")]
    [InlineData("256KB", "256 kb")]
    [InlineData("256 kb", "256 KB")]
    [InlineData("10 Mb", "10 mb")]
    [InlineData("5 GHz", "5 ghz")]
    [InlineData("50 Hz", "50 hz")]
    [InlineData("120 mmHg", "120 MMHG")]
    [InlineData("12 hours", "12h")]
    [InlineData("1 hour", "60 minutes")]
    [InlineData("1 year", "12 months")]
    [InlineData("1 year", "365 days")]
    [InlineData("99.9%", "99.9 percent")]
    [InlineData("99.999%", "99,999 %")]
    [InlineData("10 Mbps", "10 Mbit/s")]
    [InlineData("10 Mbps", "10 Mbit per second")]
    [InlineData("40 messages/s", "40 messages per second")]
    [InlineData("100 °C", "100 C")]
    [InlineData("100 °C", "100 degrees Celsius")]
    [InlineData("$5", "5 dollars")]
    [InlineData("up to 14 days", "14 days")]
    [InlineData("14 days", "up to 14 days")]
    [InlineData("max 14 days", "max. 14 days")]
    [InlineData("at least 3 days", "≥ 3 days")]
    public void The_same_figure_is_right_in_any_form(string expected, string typed) => Assert.Equal(TypedOutcome.Right, Grade(expected, typed));

    [Theory]
    [InlineData("Dead Letter Queue (DLQ)", "dead letter queue")]
    [InlineData("Dead Letter Queue (DLQ)", "DLQ")]
    [InlineData("Dead Letter Queue (DLQ)", "the dead letter queue (DLQ).")]
    [InlineData("DLQ (Dead Letter Queue)", "dead letter queue")]
    [InlineData("Dead Letter Queue", "dead letter queue (DLQ)")]
    [InlineData("Dead Letter Queue", "dlq")]
    [InlineData("Elastic Compute Cloud (EC2)", "EC2")]
    [InlineData("Simple Storage Service (S3)", "s3")]
    [InlineData("(Amazon) SQS", "SQS")]
    [InlineData("Amazon SQS", "SQS")]
    [InlineData("AWS Lambda", "lambda")]
    [InlineData("Dead (letter) queue", "dead queue")]
    [InlineData("Adrenaline (also epinephrine)", "epinephrine")]
    [InlineData("RAM", "random access memory")]
    [InlineData("2FA", "two-factor authentication")]
    public void A_known_name_of_the_same_thing_is_right(string expected, string typed) => Assert.Equal(TypedOutcome.Right, Grade(expected, typed));

    [Theory]
    [InlineData("Michelangelo", "Michelangello")]
    [InlineData("Redrive policy", "redirve policy")]
    [InlineData("Redrive policy", "redirve polcy")]
    [InlineData("Fargate", "Fargaet")]
    [InlineData("Stack", "Stak")]
    [InlineData("Afferent", "Aferent")]
    [InlineData("Hypertension", "hypertention")]
    [InlineData("Café", "cafe")]
    [InlineData("Côte d'Ivoire", "cote d'ivoire")]
    [InlineData("14 days", "14")]
    [InlineData("14 minutes", "14 minuts")]
    public void A_slip_of_the_pen_counts(string expected, string typed) => Assert.Equal(TypedOutcome.Close, Grade(expected, typed));

    [Theory]
    [InlineData("SQS", "SNS")]
    [InlineData("Ref", "Rev")]
    [InlineData("Stack", "Stick it")]
    [InlineData("Aurora", "Auroras RDS")]
    [InlineData("IPv4", "IPv6")]
    [InlineData("SHA256", "SHB256")]
    [InlineData("Redrive policy", "")]
    [InlineData("Redrive policy", "   ")]
    // The limit is that of the word, not of the phrase.
    [InlineData("SQS queue", "SNS queue")]
    [InlineData("IAM role", "IAM rule")]
    [InlineData("not allowed", "now allowed")]
    [InlineData("Access list", "Acess lost")]
    // Initials of nothing known.
    [InlineData("Pacific Ocean", "po")]
    [InlineData("Mount Everest", "me")]
    [InlineData("RAM", "rotten apple mush")]
    [InlineData("AC", "air conditioning")]
    [InlineData("Mercury (planet)", "planet")]
    [InlineData("Paris (France)", "France")]
    [InlineData("Increase", "increase (or decrease)")]
    [InlineData("Amazon river", "river")]
    [InlineData("SQS", "Azure SQS")]
    public void Another_answer_is_wrong(string expected, string typed) => Assert.Equal(TypedOutcome.Wrong, Grade(expected, typed));

    [Theory]
    [InlineData("increase", "decrease")]
    [InlineData("maximum", "minimum")]
    [InlineData("internal", "external")]
    [InlineData("synchronous", "asynchronous")]
    [InlineData("synchronous", "asynchronus")]
    [InlineData("afferent", "efferent")]
    [InlineData("afferent", "eferent")]
    [InlineData("hypotension", "hypertension")]
    [InlineData("hypertension", "hypotension")]
    [InlineData("mitosis", "meiosis")]
    [InlineData("nitrate", "nitrite")]
    [InlineData("ethanol", "ethanal")]
    [InlineData("lactase", "lactose")]
    [InlineData("osteoblast", "osteoclast")]
    public void A_slip_that_makes_another_word_is_wrong(string expected, string typed) => Assert.Equal(TypedOutcome.Wrong, Grade(expected, typed));

    [Theory]
    [InlineData("C++", "C")]
    [InlineData("C#", "c")]
    [InlineData("C", "C++")]
    [InlineData("O-", "O+")]
    [InlineData("O-", "O")]
    [InlineData("AB+", "AB-")]
    [InlineData("Na+", "Na")]
    [InlineData("chmod +x", "chmod -x")]
    [InlineData("a == b", "a != b")]
    [InlineData("a < b", "a > b")]
    [InlineData("x = 1", "x == 1")]
    [InlineData("-40 °C", "40 °C")]
    [InlineData("-1", "1")]
    [InlineData("ls -l", "ls -L")]
    [InlineData("git add .", "git add")]
    [InlineData("10²", "102")]
    [InlineData("Vitamin A", "vitamin")]
    [InlineData("Hepatitis A", "hepatitis")]
    [InlineData("A record", "record")]
    [InlineData("HTTPS", "HTTP")]
    [InlineData("HTTP", "https")]
    [InlineData("http", "https")]
    [InlineData("FTPS", "ftp")]
    [InlineData("LDAPS", "LDAP")]
    [InlineData("SMTP", "smtps")]
    [InlineData("News", "new")]
    public void A_sign_or_letter_with_a_meaning_must_be_there(string expected, string typed) => Assert.Equal(TypedOutcome.Wrong, Grade(expected, typed));

    [Theory]
    [InlineData("14 days", "4 days")]
    [InlineData("5 TB", "5 GB")]
    [InlineData("10,000", "1,000")]
    [InlineData("14 days", "fortnight or so")]
    [InlineData("at least 3 days", "at most 3 days")]
    [InlineData("< 5 ms", "> 5 ms")]
    [InlineData("14 days", "more than 14 days")]
    [InlineData("1 TB", "950 GB")]
    [InlineData("1 GB", "1070 MB")]
    [InlineData("5 MB", "5 Mb")]
    [InlineData("5 MB/s", "5 Mb/s")]
    [InlineData("30", "30 minutes")]
    [InlineData("3NF", "3")]
    [InlineData("5G", "5")]
    [InlineData("3.10", "3.1")]
    [InlineData("99.999%", "99999%")]
    [InlineData("100 °C", "100 F")]
    [InlineData("40 messages/s", "40 messages/min")]
    [InlineData("100 users", "100 servers")]
    [InlineData("1 year", "13 months")]
    public void Another_figure_is_wrong(string expected, string typed) => Assert.Equal(TypedOutcome.Wrong, Grade(expected, typed));

    [Theory]
    [InlineData("What does SQS stand for?", "Simple Queue Service", "SQS")]
    [InlineData("What does SQS stand for?", "Simple Queue Service (SQS)", "sqs")]
    [InlineData("What is the short form of random access memory?", "RAM", "random access memory")]
    public void A_name_that_the_question_shows_is_no_answer(string asked, string expected, string typed) =>
        Assert.Equal(TypedOutcome.Wrong, Grader().Grade([expected], typed, [], asked).Outcome);

    [Theory]
    [InlineData("How many minutes does it take?", "30", "30 minutes")]
    [InlineData("How many players are in a team?", "11", "11 players")]
    [InlineData("How many days are kept?", "14 days", "14")]
    public void A_unit_that_the_question_names_may_be_given_or_left_out(string asked, string expected, string typed) =>
        Assert.Equal(TypedOutcome.Right, Grader().Grade([expected], typed, [], asked).Outcome);

    [Fact]
    public void A_slip_that_spells_another_answer_is_wrong()
    {
        Assert.Equal(TypedOutcome.Close, Grader().Grade(["Kinesin"], "Kinesyn", []).Outcome);
        Assert.Equal(TypedOutcome.Wrong, Grader().Grade(["Kinesin"], "Kinesyn", ["Kinasyn"]).Outcome);
    }

    [Fact]
    public void A_slip_that_is_a_word_of_the_notes_is_wrong() =>
        Assert.Equal(TypedOutcome.Wrong, Grader("# Proteins\n\n- A kinesyn is something else.\n").Grade(["Kinesin"], "Kinesyn", []).Outcome);

    [Fact]
    public void An_alias_of_the_notes_counts() =>
        Assert.Equal(TypedOutcome.Right, Grader("# Nothing\n", new AliasGroup(["api gw"], ["api gateway"], 1)).Grade(["API Gateway"], "api gw", []).Outcome);

    [Fact]
    public void An_abbreviation_of_the_notes_counts_in_both_directions()
    {
        var grader = Grader("# Parts\n\n- The Quick Relay Buffer (QRB) holds what waits.\n");
        Assert.Equal(TypedOutcome.Right, grader.Grade(["Quick Relay Buffer"], "qrb", []).Outcome);
        Assert.Equal(TypedOutcome.Right, grader.Grade(["QRB"], "quick relay buffer", []).Outcome);
        Assert.Equal(TypedOutcome.Wrong, Grade("Quick Relay Buffer", "qrb"));
    }

    [Fact]
    public void The_maker_may_stand_before_a_product_where_the_notes_write_it_so()
    {
        var grader = Grader("# Parts\n\n- With Amazon SQS you decouple.\n");
        Assert.Equal(TypedOutcome.Right, grader.Grade(["Simple Queue Service"], "Amazon Simple Queue Service", []).Outcome);
        Assert.Equal(TypedOutcome.Wrong, grader.Grade(["Simple Queue Service"], "Google Simple Queue Service", []).Outcome);
    }

    [Fact]
    public void Without_an_accepted_answer_nothing_can_be_judged() =>
        Assert.Throws<ArgumentException>(() => Grader().Grade([], "x", []));

    [Fact]
    public void Every_answer_is_right_for_itself_with_blanks_around_it_and_in_capitals() =>
        Prop.ForAll(Sentences.ToArbitrary(), text => Grade(text, $" {text}.  ") == TypedOutcome.Right && Grade(text, text.ToUpperInvariant()) == TypedOutcome.Right)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_figure_is_right_for_another_one() =>
        Prop.ForAll<PositiveInt, PositiveInt>((a, b) => (Grade($"{a.Get} widgets", $"{b.Get} widgets") == TypedOutcome.Right) == (a.Get == b.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_typed_is_judged_and_a_word_more_is_never_right() =>
        Prop.ForAll<NonNull<string>>(text => Grade("Redrive policy", text.Get) is not TypedOutcome.Right || text.Get.Contains("policy", StringComparison.OrdinalIgnoreCase))
            .QuickCheckThrowOnFailure();

    // Not made of one article alone, and without numbers, whose points would mean something.
    private static Gen<string> Sentences =>
        from words in Gen.NonEmptyListOf(Gen.Elements("queue", "Redrive", "policy", "HTTP", "of", "the", "cell", "wall", "Fargate", "and", "key-value", "Ωmega", "straße"))
        where words.Any(w => w != "the")
        select string.Join(' ', words.Take(6).Prepend("Big"));

    private static TypedOutcome Grade(string expected, string typed) => Grader().Grade([expected], typed, []).Outcome;

    private static TypedAnswerGrader Grader() => new(AnswerVocabulary.Empty);

    private static TypedAnswerGrader Grader(string markdown, params AliasGroup[] aliases) =>
        new(AnswerVocabulary.Of(new NoteLibrary(Pools.Library(("note.md", markdown)).Notes, [.. aliases]), []));
}
