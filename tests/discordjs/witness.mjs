// A small bot on discord.js. It answers what the test sends it and writes one line of JSON to standard output for each thing it notices.
// The test (DiscordJsTests) is the judge; this program only does its part.
//   DISCORD_API    the API's address without a version, as http://127.0.0.1:1234/api
//   DISCORD_TOKEN  the bot's token
// It ends when standard input ends.
import {
  ActionRowBuilder, ApplicationCommandType, ButtonBuilder, ButtonStyle, Client, ContextMenuCommandBuilder, EmbedBuilder, Events, GatewayIntentBits,
  MessageFlags, ModalBuilder, SlashCommandBuilder, TextInputBuilder, TextInputStyle,
} from 'discord.js';

const say = (event, detail = {}) => process.stdout.write(`${JSON.stringify({ event, ...detail })}\n`);

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API },
  allowedMentions: { parse: [] },
});

client.rest.on('rateLimited', info => say('rateLimited', { global: info.global, scope: info.scope, method: info.method }));
client.on(Events.ShardReady, id => say('shardReady', { id }));
client.on(Events.ShardResume, (id, replayed) => say('shardResume', { id, replayed }));
client.on(Events.ShardDisconnect, event => say('shardDisconnect', { code: event.code }));
client.on(Events.ShardReconnecting, id => say('shardReconnecting', { id }));
client.on(Events.GuildCreate, guild => say('guildCreate', { name: guild.name }));
client.on(Events.Error, error => say('error', { message: error.message }));

const commands = [
  new SlashCommandBuilder().setName('ask').setDescription('Quotes the notes').setDescriptionLocalizations({ de: 'Zitiert die Notizen' })
    .addStringOption(option => option.setName('query').setDescription('What to look for').setRequired(true).setAutocomplete(true)),
  new SlashCommandBuilder().setName('quiz').setDescription('Questions')
    .addSubcommand(sub => sub.setName('start').setDescription('Starts').addIntegerOption(option => option.setName('count').setDescription('How many').setMinValue(1))),
  new ContextMenuCommandBuilder().setName('Search notes for this').setType(ApplicationCommandType.Message),
];

client.once(Events.ClientReady, async ready => {
  await ready.application.commands.set(commands);
  say('ready', { user: ready.user.username, guilds: ready.guilds.cache.size, commands: (await ready.application.commands.fetch()).size });
});

const buttons = () => new ActionRowBuilder().addComponents(
  new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('form').setLabel('Answer').setStyle(ButtonStyle.Secondary),
);

async function onCommand(interaction) {
  if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: `about: ${interaction.targetMessage.content}`, flags: MessageFlags.Ephemeral });
    return;
  }
  if (interaction.commandName === 'quiz') {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({ content: `${interaction.options.getSubcommand()} ${interaction.options.getInteger('count')}` });
    await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
    return;
  }
  const query = interaction.options.getString('query');
  const answer = await interaction.reply({
    embeds: [new EmbedBuilder().setTitle(query).setDescription(`found for ${interaction.user.username}`).setFooter({ text: 'notes.md, line 1' })],
    components: [buttons()],
    withResponse: true,
  });
  say('replied', { message: answer.resource?.message?.id ?? null, query });
}

async function onButton(interaction) {
  if (interaction.customId === 'form') {
    const input = new TextInputBuilder().setCustomId('text').setLabel('Your answer').setStyle(TextInputStyle.Short);
    await interaction.showModal(new ModalBuilder().setCustomId('modal').setTitle('Answer').addComponents(new ActionRowBuilder().addComponents(input)));
    return;
  }
  await interaction.deferUpdate();
  await interaction.editReply({ content: 'page 2', embeds: [], components: [] });
}

client.on(Events.InteractionCreate, async interaction => {
  try {
    if (interaction.isAutocomplete()) {
      await interaction.respond([{ name: `${interaction.options.getFocused()}…`, value: 's1' }]);
    } else if (interaction.isCommand()) {
      await onCommand(interaction);
    } else if (interaction.isButton()) {
      await onButton(interaction);
    } else if (interaction.isModalSubmit()) {
      await interaction.reply({ content: `you wrote ${interaction.fields.getTextInputValue('text')}`, flags: MessageFlags.Ephemeral });
    }
  } catch (error) {
    say('failed', { message: error.message, code: error.code ?? null });
  }
});

// Each line of standard input is the id of a channel: the bot posts there, edits, and starts a thread.
process.stdin.setEncoding('utf8');
process.stdin.on('data', async text => {
  for (const id of text.split('\n').filter(line => line.length > 0)) {
    try {
      const channel = await client.channels.fetch(id);
      const message = await channel.send({ content: 'question of the day', nonce: `daily-${id}`.slice(0, 25), enforceNonce: true });
      await message.edit('question of the day, revealed');
      const thread = await message.startThread({ name: 'Discussion' });
      await thread.send('talk here');
      say('posted', { message: message.id, thread: thread.id });
    } catch (error) {
      say('failed', { message: error.message, code: error.code ?? null });
    }
  }
});
process.stdin.on('end', async () => {
  await client.destroy();
  process.exit(0);
});

await client.login(process.env.DISCORD_TOKEN);
