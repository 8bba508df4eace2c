using Bot.Core.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Terminal.Tests;

public sealed class ChatLineTests
{
    private static readonly CommandDefinition Ask = new()
    {
        Name = "ask",
        Description = "Ask",
        Options =
        [
            new() { Name = new("query", "frage"), Description = "What", IsRequired = true, KeepsQuotes = true },
            new() { Name = "topic", Description = "Where" },
            new() { Name = "hide", Description = "Privately", Kind = OptionKind.Flag },
        ],
    };

    private static readonly CommandDefinition Schedule = new()
    {
        Name = "schedule",
        Description = "Schedules",
        Subcommands =
        [
            new()
            {
                Name = "add",
                Description = "Adds one",
                Options =
                [
                    new() { Name = "channel", Description = "Where", Kind = OptionKind.Channel, IsRequired = true },
                    new() { Name = "time", Description = "When", IsRequired = true },
                    new() { Name = "timezone", Description = "Zone", IsRequired = true },
                    new() { Name = "count", Description = "How many", Kind = OptionKind.Number, Min = 1, Max = 20 },
                    new() { Name = "mode", Description = "How", Choices = [new("Race", "race"), new("Everyone", "all")] },
                ],
            },
        ],
    };

    private static CommandDefinition Plain => new() { Name = "plain", Description = "Plain" };

    private static CommandDefinition Season => new() { Name = "season", Description = "Season", Options = [new() { Name = "name", Description = "Name", IsRequired = true }] };

    [Theory]
    [InlineData("/season name:Spring", "Spring")]
    [InlineData("/season \"term:1\"", "term:1")]
    [InlineData("/season https://example.org/spring", "https://example.org/spring")]
    [InlineData("/season 18:30", "18:30")]
    [InlineData("/season Warning: late", "Warning: late")]
    public void A_value_may_hold_a_colon(string line, string name) =>
        Assert.Equal(name, Assert.IsType<ChatLine.Command>(ChatLine.Parse(line, [Season])).Options["name"].Text);

    [Theory]
    [InlineData("/ask topic:sqs", "topic:sqs")]
    [InlineData("/ask hide:true topic:\"step functions\"", "topic:\"step functions\"")]
    public void A_topic_alone_is_the_query_of_a_search(string line, string query)
    {
        var options = Assert.IsType<ChatLine.Command>(ChatLine.Parse(line, [Ask])).Options;

        Assert.Equal(query, options["query"].Text);
        Assert.False(options.ContainsKey("topic"));
    }

    [Fact]
    public void A_named_sentence_option_leaves_the_others_alone()
    {
        var settings = new CommandDefinition
        {
            Name = "settings",
            Description = "Settings",
            Options =
            [
                new() { Name = "appearance", Description = "How", Choices = [new("With my name", "shown")] },
                new() { Name = "timezone", Description = "Zone" },
            ],
        };
        var options = Assert.IsType<ChatLine.Command>(ChatLine.Parse("/settings timezone:Europe/Berlin", [settings])).Options;
        Assert.Equal("Europe/Berlin", options["timezone"].Text);
        Assert.False(options.ContainsKey("appearance"));
    }

    [Fact]
    public void Quotes_around_a_value_are_taken_away_unless_they_mean_something_in_it()
    {
        var season = new CommandDefinition { Name = "season", Description = "Season", Options = [new() { Name = "name", Description = "Name", IsRequired = true }] };
        var ask = new CommandDefinition { Name = "ask", Description = "Ask", Options = [new() { Name = "query", Description = "What", IsRequired = true, KeepsQuotes = true }] };
        Assert.Equal("Spring term", Assert.IsType<ChatLine.Command>(ChatLine.Parse("/season name:\"Spring term\"", [season])).Options["name"].Text);
        Assert.Equal("\"signed cookies\"", Assert.IsType<ChatLine.Command>(ChatLine.Parse("/ask \"signed cookies\"", [ask])).Options["query"].Text);
    }

    [Fact]
    public void A_default_subcommand_is_taken_where_none_is_named()
    {
        var quiz = new CommandDefinition
        {
            Name = "quiz",
            Description = "Quiz",
            DefaultSubcommand = "practice",
            Subcommands =
            [
                new() { Name = "practice", Description = "Alone", Options = [new() { Name = "topic", Description = "What about" }] },
                new() { Name = "stop", Description = "Stops" },
            ],
        };
        Assert.Equal("quiz practice", Assert.IsType<ChatLine.Command>(ChatLine.Parse("/quiz", [quiz])).Name);
        Assert.Equal("sqs", Assert.IsType<ChatLine.Command>(ChatLine.Parse("/quiz sqs", [quiz])).Options["topic"].Text);
        Assert.Equal("quiz stop", Assert.IsType<ChatLine.Command>(ChatLine.Parse("/quiz stop", [quiz])).Name);
    }

    [Fact]
    public void The_words_after_a_command_are_its_sentence() =>
        Assert.Equal("how long do messages stay", Options("/ask how long do messages stay")["query"].Text);

    [Fact]
    public void A_named_option_may_stand_anywhere()
    {
        var options = Options("/ask topic:sqs signed cookies hide:true");
        Assert.Equal("signed cookies", options["query"].Text);
        Assert.Equal("sqs", options["topic"].Text);
        Assert.True(options["hide"].Flag);
    }

    [Fact]
    public void A_line_copied_from_Discord_is_understood() =>
        Assert.Equal("signed cookies", Options("/ask query: signed cookies")["query"].Text);

    [Fact]
    public void The_option_may_have_its_German_name() => Assert.Equal("signed cookies", Options("/ask frage: signed cookies")["query"].Text);

    [Fact]
    public void A_value_with_spaces_is_quoted() => Assert.Equal("api gateway", Options("/ask caching topic:\"api gateway\"")["topic"].Text);

    [Fact]
    public void Quotes_in_a_sentence_stay() => Assert.Equal("\"signed cookies\" -url", Options("/ask \"signed cookies\" -url")["query"].Text);

    [Fact]
    public void A_colon_that_names_no_option_is_text() => Assert.Equal("aws:kms header", Options("/ask aws:kms header")["query"].Text);

    [Fact]
    public void Options_are_filled_in_their_order()
    {
        var options = Options("/schedule add #daily 09:00 Europe/Berlin");
        Assert.Equal(TerminalNames.IdOf(OptionKind.Channel, "daily"), options["channel"].Number);
        Assert.Equal("09:00", options["time"].Text);
        Assert.Equal("Europe/Berlin", options["timezone"].Text);
    }

    [Theory]
    [InlineData("/schedule", "/schedule needs one of: add.")]
    [InlineData("/ask", "/ask needs query: What. Its options are: query, topic:…, hide:….")]
    [InlineData("/ask x hide:perhaps", "hide is 'perhaps'; use true or false.")]
    [InlineData("/schedule add a 9:00 UTC count:21", "count is '21'; use a whole number from 1 to 20.")]
    [InlineData("/schedule add a 9:00 UTC mode:slow", "mode is 'slow'; use one of: race, all.")]
    [InlineData("/plain x", "/plain does not take 'x'. It has no options.")]
    [InlineData("/season rounds:2", "/season has no option 'rounds'. Its options are: name. What is meant as it stands goes in quotes.")]
    [InlineData("/season Spring rounds:2", "/season has no option 'rounds'. Its options are: name. What is meant as it stands goes in quotes.")]
    public void A_mistake_is_explained(string line, string sentence) =>
        Assert.Equal(sentence, Assert.IsType<ChatLine.Mistake>(ChatLine.Parse(line, [Ask, Schedule, Plain, Season])).Sentence);

    [Fact]
    public void A_command_that_does_not_exist_is_named() => Assert.Equal("aks", Assert.IsType<ChatLine.Unknown>(ChatLine.Parse("/aks x", [Ask])).Name);

    [Fact]
    public void Any_line_can_be_typed() =>
        Prop.ForAll<NonNull<string>>(line => ChatLine.Parse("/ask " + line.Get, [Ask, Schedule]) is not null).QuickCheckThrowOnFailure();

    private static System.Collections.Immutable.ImmutableDictionary<string, OptionValue> Options(string line) =>
        Assert.IsType<ChatLine.Command>(ChatLine.Parse(line, [Ask, Schedule])).Options;
}
