using System.Diagnostics.Metrics;
using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Schedule;
using Bot.Discord;
using Bot.Discord.Posting;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.Contracts.Discord;

/// <summary>What posting without being asked promises whichever client is beneath it: a question is posted once, and what stands in the way is said.</summary>
public abstract class DiscordChannelContract
{
    private const MemberPermissions Needed = MemberPermissions.ViewChannel | MemberPermissions.SendMessages | MemberPermissions.EmbedLinks;

    /// <summary>Whether every field that the client sends is in Discord's description. Discord ignores one that is not.</summary>
    protected virtual bool SendsKnownFieldsOnly => true;

    protected abstract IDiscordClient CreateClient(DiscordTransportOptions options, TimeProvider time, ILoggerFactory loggers);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_found_by_its_buttons_and_edited()
    {
        await using var rig = await StartAsync();
        var writer = WriterOf(rig);
        var sent = Assert.IsType<PublishOutcome.Done>(await writer.SendAsync(MessageIn(rig), Cancellation));

        Assert.Equal(sent.MessageId, await writer.FindAsync((long)rig.Channel.Id, "post1:7:", Cancellation));
        Assert.Null(await writer.FindAsync((long)rig.Channel.Id, "post1:8:", Cancellation));
        Assert.Equal(sent, await writer.EditAsync((long)rig.Channel.Id, sent.MessageId, new Reply { Text = "The answer" }, Cancellation));
        var message = Assert.Single(rig.Discord.Messages(rig.Channel));
        Assert.Equal(("The answer", 0), (message.Content, message.Components.Count));
    }

    [Fact]
    public async Task A_repeated_send_is_one_message()
    {
        await using var rig = await StartAsync();
        var message = MessageIn(rig) with { Nonce = "1-20260303" };
        var first = await WriterOf(rig).SendAsync(message, Cancellation);
        Assert.Equal(first, await WriterOf(rig).SendAsync(message, Cancellation));
        Assert.Single(rig.Discord.Messages(rig.Channel));
    }

    [Theory]
    [InlineData("lost answer")]
    [InlineData("503")]
    [InlineData("429")]
    public async Task A_send_whose_answer_is_lost_is_repeated_and_still_one_message(string trouble)
    {
        await using var rig = await StartAsync();
        rig.Discord.HttpFaults.Add("POST /channels/{channel_id}/messages", trouble switch
        {
            "503" => HttpFault.Status(503),
            "429" => HttpFault.RateLimited(RateLimitScope.User, TimeSpan.FromMilliseconds(200)),
            _ => HttpFault.LostAnswer,
        });
        var sent = await WriterOf(rig).SendAsync(MessageIn(rig) with { Nonce = "1-20260303" }, Cancellation);
        Assert.Equal((long)Assert.Single(rig.Discord.Messages(rig.Channel)).Id, Assert.IsType<PublishOutcome.Done>(sent).MessageId);
        Assert.True(rig.Discord.HttpFaults.AreOver);
    }

    [Fact]
    public async Task The_time_that_a_rate_limit_costs_is_measured()
    {
        var longest = TimeSpan.Zero;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (string.Equals(instrument.Name, "discord.rest.rate_limit.wait", StringComparison.Ordinal))
                meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            if (tags.ToArray().Any(tag => tag.Value is string route && route.EndsWith("/messages", StringComparison.Ordinal)))
                longest = TimeSpan.FromSeconds(Math.Max(longest.TotalSeconds, seconds));
        });
        listener.Start();
        await using var rig = await StartAsync();
        rig.Discord.HttpFaults.Add("POST /channels/{channel_id}/messages", HttpFault.RateLimited(RateLimitScope.User, TimeSpan.FromMilliseconds(900)));

        await WriterOf(rig).SendAsync(MessageIn(rig) with { Nonce = "1-20260305" }, Cancellation);

        Assert.InRange(longest, TimeSpan.FromMilliseconds(800), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task A_send_without_a_nonce_is_not_repeated_when_it_may_have_arrived()
    {
        await using var rig = await StartAsync();
        rig.Discord.HttpFaults.Add("POST /channels/{channel_id}/messages", HttpFault.LostAnswer);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => WriterOf(rig).SendAsync(MessageIn(rig), Cancellation));
        Assert.Single(rig.Discord.Messages(rig.Channel));
    }

    [Fact]
    public async Task A_long_question_goes_along_as_a_file_and_is_still_one_message()
    {
        await using var rig = await StartAsync();
        var message = MessageIn(rig) with { Nonce = "1-20260304", Reply = new Reply { Text = new string('x', 5000) } };
        var first = await WriterOf(rig).SendAsync(message, Cancellation);
        Assert.Equal(first, await WriterOf(rig).SendAsync(message, Cancellation));
        Assert.Equal("full-text.md", Assert.Single(rig.Discord.Messages(rig.Channel)).Json.GetProperty("attachments")[0].GetProperty("filename").GetString());
    }

    [Fact]
    public async Task A_silent_message_notifies_no_one()
    {
        await using var rig = await StartAsync();
        await WriterOf(rig).SendAsync(MessageIn(rig) with { IsSilent = true }, Cancellation);
        Assert.Equal(1 << 12, Assert.Single(rig.Discord.Messages(rig.Channel)).Json.GetProperty("flags").GetInt32() & (1 << 12));
    }

    [Fact]
    public async Task Editing_what_was_deleted_is_impossible_and_said_so()
    {
        await using var rig = await StartAsync();
        var outcome = await WriterOf(rig).EditAsync((long)rig.Channel.Id, 404, new Reply { Text = "The answer" }, Cancellation);
        Assert.Contains("was deleted", Assert.IsType<PublishOutcome.Impossible>(outcome).Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_role_of_the_schedule_is_notified()
    {
        await using var rig = await StartAsync();
        var role = rig.Guild.AddRole("learners", Permissions.None);
        await WriterOf(rig).SendAsync(MessageIn(rig) with { PingRoleId = (long)role.Id }, Cancellation);
        Assert.StartsWith($"<@&{role.Id}>\n", Assert.Single(rig.Discord.Messages(rig.Channel)).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_was_deleted_meanwhile_keeps_no_question_from_being_posted()
    {
        await using var rig = await StartAsync();
        Assert.IsType<PublishOutcome.Done>(await WriterOf(rig).SendAsync(MessageIn(rig) with { PingRoleId = 404 }, Cancellation));
        Assert.Single(rig.Discord.Messages(rig.Channel));
    }

    [Fact]
    public async Task A_thread_is_opened_under_the_question()
    {
        await using var rig = await StartAsync();
        await WriterOf(rig).SendAsync(MessageIn(rig) with { Thread = "Question of 3 March" }, Cancellation);
        Assert.Equal("Question of 3 March", Assert.Single(rig.Discord.Threads(rig.Channel)).Name);
    }

    [Fact]
    public async Task What_is_missing_in_a_channel_is_named()
    {
        await using var rig = await StartAsync();
        Assert.Empty(await WriterOf(rig).MissingPermissionsAsync((long)rig.Guild.Id, (long)rig.Channel.Id, Needed, Cancellation));
        rig.Channel.Overwrite(rig.Guild.Everyone, deny: Permissions.EmbedLinks);
        rig.Channel.Overwrite(rig.Discord.Bot, deny: Permissions.SendMessages);
        Assert.Equal(["Send Messages", "Embed Links"], await WriterOf(rig).MissingPermissionsAsync((long)rig.Guild.Id, (long)rig.Channel.Id, Needed, Cancellation));
    }

    [Fact]
    public async Task In_a_channel_of_another_server_everything_is_missing()
    {
        await using var rig = await StartAsync();
        var theirs = rig.Discord.AddGuild("others").AddTextChannel("secret");
        Assert.Equal(
            ["View Channel", "Send Messages", "Embed Links"],
            await WriterOf(rig).MissingPermissionsAsync((long)rig.Guild.Id, (long)theirs.Id, Needed, Cancellation));
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_impossible_and_said_so()
    {
        await using var rig = await StartAsync();
        var outcome = await WriterOf(rig).SendAsync(MessageIn(rig) with { ChannelId = 404 }, Cancellation);
        Assert.Equal("The channel <#404> was deleted.", Assert.IsType<PublishOutcome.Impossible>(outcome).Because);
        Assert.Equal(["View Channel"], await WriterOf(rig).MissingPermissionsAsync((long)rig.Guild.Id, 404, Needed, Cancellation));
    }

    [Fact]
    public async Task A_role_is_notified_where_everybody_may_or_the_bot_may_mention_all()
    {
        await using var rig = await StartAsync();
        var role = rig.Guild.AddRole("learners", Permissions.None);
        Assert.Equal(RoleMention.NotAllowed, await CanMentionAsync(role.Id));

        rig.Channel.Overwrite(rig.Discord.Bot, allow: Permissions.MentionEveryone);
        Assert.Equal(RoleMention.Possible, await CanMentionAsync(role.Id));

        rig.Channel.Overwrite(rig.Discord.Bot, deny: Permissions.MentionEveryone);
        role.IsMentionable = true;
        Assert.Equal(RoleMention.Possible, await CanMentionAsync(role.Id));
        Assert.Equal(RoleMention.NoSuchRole, await CanMentionAsync(404));
        Assert.Equal(RoleMention.NoSuchRole, await CanMentionAsync(rig.Guild.Id));

        Task<RoleMention> CanMentionAsync(ulong id) => WriterOf(rig).CanMentionAsync((long)rig.Guild.Id, (long)rig.Channel.Id, (long)id, Cancellation);
    }

    [Fact]
    public async Task A_person_is_written_to_in_private()
    {
        await using var rig = await StartAsync();
        var ada = rig.Discord.AddUser("ada");
        Assert.IsType<PublishOutcome.Done>(await WriterOf(rig).TellAsync((long)ada.Id, new Reply { Text = "2 questions wait" }, Cancellation));
        Assert.Equal("2 questions wait", Assert.Single(rig.Discord.Messages(rig.Discord.DirectMessages(ada))).Content);
    }

    [Fact]
    public async Task A_member_has_the_name_that_the_server_shows_until_they_leave()
    {
        await using var rig = await StartAsync();
        var members = new DiscordMemberDirectory(() => rig.Transport.Api);
        Assert.Equal(new MemberLookup.Here(rig.Ada.Username), await members.FindAsync((long)rig.Guild.Id, (long)rig.Ada.Id, Cancellation));

        rig.Guild.RemoveMember(rig.Ada);
        Assert.Equal(new MemberLookup.Left(), await members.FindAsync((long)rig.Guild.Id, (long)rig.Ada.Id, Cancellation));

        rig.Guild.AddMember(rig.Ada);
        Assert.IsType<MemberLookup.Here>(await members.FindAsync((long)rig.Guild.Id, (long)rig.Ada.Id, Cancellation));
    }

    [Fact]
    public async Task Nobody_has_left_a_server_that_the_bot_itself_is_not_in()
    {
        await using var rig = await StartAsync();
        Assert.Equal(new MemberLookup.Unknown(), await new DiscordMemberDirectory(() => rig.Transport.Api).FindAsync(404, (long)rig.Ada.Id, Cancellation));
    }

    [Fact]
    public async Task A_failure_that_may_pass_makes_nobody_leave()
    {
        await using var rig = await StartAsync();
        for (var i = 0; i < 20; i++)
            rig.Discord.HttpFaults.Add("GET /guilds/{guild_id}/members/{user_id}", HttpFault.Status(500));
        await Assert.ThrowsAnyAsync<Exception>(() => new DiscordMemberDirectory(() => rig.Transport.Api).FindAsync((long)rig.Guild.Id, (long)rig.Ada.Id, Cancellation));
    }

    private Task<TransportRig> StartAsync() => TransportRig.StartAsync(
        CreateClient, (_, _) => Task.FromResult(new Reply { Text = "unused" }), TransportRig.WideDeadlines with { RefusesUnknownMembers = SendsKnownFieldsOnly });

    private static DiscordChannelWriter WriterOf(TransportRig rig) => new(() => rig.Transport.Api);

    private static ChannelMessage MessageIn(TransportRig rig) => new(
        (long)rig.Guild.Id,
        (long)rig.Channel.Id,
        new Reply { Text = "Question of 3 March", Rows = [[new Button(ButtonToken.Create("post", 1, "7", "a1"), "A · 4 days")]] });
}
