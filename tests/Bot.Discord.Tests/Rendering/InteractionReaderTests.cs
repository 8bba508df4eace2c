using System.Text.Json;
using Bot.Core.Chat;
using Bot.Discord.Rendering;
using Bot.Discord.Wire;
using CoreInteraction = Bot.Core.Chat.Interaction;

namespace Bot.Discord.Tests.Rendering;

public sealed class InteractionReaderTests
{
    private static CoreInteraction? Read(string json) => InteractionReader.Read(JsonSerializer.Deserialize(json, WireJson.Default.Interaction)!);

    [Fact]
    public void A_subcommand_is_read_with_its_options()
    {
        var read = Read("""
            {"id":"175928847299117063","type":2,"token":"t","guild_id":"1","channel_id":"2","locale":"de",
             "member":{"nick":"Ada","permissions":"32","user":{"id":"7","username":"ada_l"}},
             "data":{"name":"schedule","type":1,"options":[{"name":"add","type":1,"options":[
               {"name":"channel","type":7,"value":"99"},{"name":"days","type":4,"value":3},{"name":"quiet","type":5,"value":true},{"name":"time","type":3,"value":"09:00"}]}]}}
            """)!;

        Assert.Equal("schedule add", read.Command);
        Assert.Equal(99, read.Number("channel"));
        Assert.Equal(3, read.Number("days"));
        Assert.True(read.Flag("quiet"));
        Assert.Equal("09:00", read.Text("time"));
        Assert.Equal(new Person(7, "Ada"), read.Person);
        Assert.True(read.Can(MemberPermissions.ManageGuild));
        Assert.Equal("de", read.Locale);
        Assert.Equal(new Snowflake(175928847299117063).CreatedAt, read.CreatedAt);
    }

    [Fact]
    public void Typing_names_the_option_that_is_typed()
    {
        var read = Read("""
            {"id":"1","type":4,"channel_id":"2","user":{"id":"7","username":"ada"},
             "data":{"name":"ask","type":1,"options":[{"name":"query","type":3,"value":"clou","focused":true}]}}
            """)!;

        Assert.Equal(InteractionKind.Autocomplete, read.Kind);
        Assert.Equal("query", read.FocusedOption);
        Assert.Equal("clou", read.Text("query"));
        Assert.Null(read.GuildId);
    }

    [Fact]
    public void A_message_command_brings_the_messages_text()
    {
        var read = Read("""
            {"id":"1","type":2,"channel_id":"2","user":{"id":"7","username":"ada"},
             "data":{"name":"Search notes for this","type":3,"target_id":"5","resolved":{"messages":{"5":{"id":"5","content":"what is s3?"}}}}}
            """)!;

        Assert.Equal(InteractionKind.MessageCommand, read.Kind);
        Assert.Equal("what is s3?", read.TargetText);
    }

    [Fact]
    public void A_click_brings_its_token_and_message()
    {
        var read = Read("""
            {"id":"1","type":3,"channel_id":"2","user":{"id":"7","username":"ada"},"message":{"id":"55"},
             "data":{"custom_id":"more1:abc","component_type":3,"values":["x","y"]}}
            """)!;

        Assert.Equal("more", read.Token!.Route);
        Assert.Equal(55, read.MessageId);
        Assert.Equal(["x", "y"], read.Values);
    }

    [Fact]
    public void A_form_brings_its_fields_from_labels_and_from_rows()
    {
        var read = Read("""
            {"id":"1","type":5,"channel_id":"2","user":{"id":"7","username":"ada"},
             "data":{"custom_id":"f1:a","components":[
               {"type":18,"component":{"type":4,"custom_id":"one","value":"1"}},
               {"type":1,"components":[{"type":4,"custom_id":"two","value":"2"}]}]}}
            """)!;

        Assert.Equal("1", read.Fields["one"]);
        Assert.Equal("2", read.Fields["two"]);
    }

    [Theory]
    [InlineData("""{"id":"1","type":1}""")]
    [InlineData("""{"id":"1","type":2,"data":{"name":"ask"}}""")]
    [InlineData("""{"id":"1","type":2,"user":{"id":"7"}}""")]
    [InlineData("""{"id":"1","type":77,"user":{"id":"7"},"data":{}}""")]
    public void What_nobody_did_or_nobody_knows_is_not_read(string json) => Assert.Null(Read(json));

    [Fact]
    public void A_custom_id_of_another_program_is_no_token()
    {
        var read = Read("""{"id":"1","type":3,"channel_id":"2","user":{"id":"7"},"data":{"custom_id":"Something else"}}""")!;

        Assert.Null(read.Token);
    }
}
