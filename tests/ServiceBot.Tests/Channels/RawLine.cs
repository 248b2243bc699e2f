using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ServiceBot.Tests.Channels;

/// <summary>A connection on which anything can be sent, HTTP or not.</summary>
internal sealed class RawLine : IDisposable
{
    private readonly TcpClient _client = new();

    public static async Task<RawLine> ConnectAsync(Uri address)
    {
        var line = new RawLine();
        await line._client.ConnectAsync(address.Host, address.Port);
        return line;
    }

    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends the same over and over, and reads the status of the answer when there is one.</summary>
    public async Task<int> SendUntilAnsweredAsync(string text)
    {
        var answer = ReadStatusAsync();
        while (!answer.IsCompleted)
        {
            try
            {
                await SendAsync(text);
            }
            catch (IOException)
            {
                // The server has heard enough and hung up, after it answered.
                break;
            }
        }

        return await answer;
    }

    public async Task<int> ReadStatusAsync()
    {
        using var limit = new CancellationTokenSource(RunningProgram.Patience);
        using var reader = new StreamReader(_client.GetStream(), Encoding.Latin1, leaveOpen: true);
        var status = await reader.ReadLineAsync(limit.Token) ?? throw new IOException("The server hung up without an answer.");
        return int.Parse(status.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public void Dispose() => _client.Dispose();
}
