using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>What stands in front of real servers: https outside, http inside, and a word on who called. Each request has a connection of its own.</summary>
internal sealed class HttpsProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = CreateCertificate();
    private readonly Task _running;

    public HttpsProxy()
    {
        _listener.Start();
        Address = new Uri($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _running = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>Which program gets what comes from now on.</summary>
    public ServiceBotProcess? Target { get; set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _running;
        _certificate.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(CancellationToken.None));
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var server = new TcpClient())
            await using (var outside = new SslStream(client.GetStream()))
            {
                await outside.AuthenticateAsServerAsync(_certificate);
                var head = await ReadHeadAsync(outside);
                await server.ConnectAsync(Target!.Address.Host, Target.Address.Port); // set before anybody comes
                var inside = server.GetStream();
                await inside.WriteAsync(Encoding.Latin1.GetBytes(Rewrite(head)));
                await Task.WhenAny(outside.CopyToAsync(inside), inside.CopyToAsync(outside));
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // One of the two has hung up, and so does the other.
        }
    }

    private static async Task<string> ReadHeadAsync(SslStream outside)
    {
        var read = new StringBuilder();
        var one = new byte[1];
        while (!read.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await outside.ReadAsync(one) == 0)
                throw new IOException("Nothing was asked.");

            read.Append((char)one[0]);
        }

        return read.ToString();
    }

    private static string Rewrite(string head)
    {
        var lines = head.Split("\r\n").Where(line => line.Length > 0).ToList();
        if (!lines.Any(line => line.StartsWith("Upgrade:", StringComparison.OrdinalIgnoreCase)))
        {
            lines.RemoveAll(line => line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase));
            lines.Add("Connection: close");
        }

        return string.Join("\r\n", [.. lines, "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https", "", ""]);
    }

    internal static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }
}
